import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from "yaml";
import type { Document, Node, Pair, Scalar } from "yaml";
import { ModelError } from "../../checker/errors.ts";
import type { RawConfiguration, RawEntry } from "./rawConfiguration.ts";

/**
 * Reads a `config.yaml` of Flink 2.x (since 1.19): standard YAML whose nested keys are flattened
 * with dots. Nested and dotted keys may be mixed.
 *
 * @throws ModelError for broken YAML, a key that is set twice, or a document that is no mapping.
 */
export function readYamlFile(file: string, text: string): RawConfiguration {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new ModelError(`${file}:${line}:${col}: not valid YAML: ${describeProblem(problem)}.`);
  }
  const entries = new Flattener(file, document, lines).flatten();
  refuseRepetitions(file, entries);
  return { file, entries, notes: [] };
}

function describeProblem(problem: { readonly code: string; readonly message: string }): string {
  switch (problem.code) {
    case "DUPLICATE_KEY":
      return "this key is set a second time";
    case "MULTIPLE_DOCS":
      return "a second document starts here";
    case "MULTILINE_IMPLICIT_KEY":
      return "there is no colon and space between a key and its value";
    default:
      return problem.message.replace(/\.$/, "");
  }
}

function refuseRepetitions(file: string, entries: readonly RawEntry[]): void {
  const first = new Map<string, RawEntry>();
  for (const entry of entries) {
    const earlier = first.get(entry.key);
    if (earlier !== undefined) {
      throw new ModelError(
        `${file}:${entry.line}: ${entry.key} is set a second time; the first is on line ` +
          `${earlier.line}. Remove one.`,
      );
    }
    first.set(entry.key, entry);
  }
}

/** Walks the YAML tree and collects one entry a leaf. */
class Flattener {
  readonly #file: string;
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #entries: RawEntry[] = [];
  readonly #ancestors = new Set<Node>();

  constructor(file: string, document: Document, lines: LineCounter) {
    this.#file = file;
    this.#document = document;
    this.#lines = lines;
  }

  flatten(): readonly RawEntry[] {
    const root = this.#document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return [];
    if (!isMap(root)) {
      this.#fail(this.#lineOf(root), "the file has to be a mapping of keys to values");
    }
    this.#visit("", root, 1);
    return this.#entries;
  }

  #visit(key: string, node: unknown, line: number): void {
    if (isAlias(node)) {
      const target = node.resolve(this.#document);
      if (target === undefined)
        this.#fail(line, `${key} refers to *${node.source}, which is not there`);
      this.#visit(key, target, line);
    } else if (isMap(node)) {
      this.#visitMap(key, node, line);
    } else if (isSeq(node)) {
      const items = node.items.map((item) => this.#scalarText(key, item, line) ?? "");
      this.#entries.push({ key, text: items.join(";"), isList: true, line });
    } else {
      const text = this.#scalarText(key, node, line);
      this.#entries.push({ key, text, isList: false, line });
    }
  }

  #visitMap(key: string, map: Node & { readonly items: readonly Pair[] }, line: number): void {
    if (this.#ancestors.has(map)) this.#fail(line, `${key} contains itself`);
    this.#ancestors.add(map);
    for (const pair of map.items) {
      const pairLine = this.#lineOf(pair.key);
      if (!isScalar(pair.key)) this.#fail(pairLine, "a key has to be a text");
      const name = this.#scalarText(key, pair.key, pairLine) ?? "";
      this.#visit(key === "" ? name : `${key}.${name}`, pair.value, pairLine);
    }
    this.#ancestors.delete(map);
  }

  // The source of a plain scalar, because YAML would turn 9223372036854775807 into a rounded number.
  #scalarText(key: string, node: unknown, line: number): string | undefined {
    if (node === null) return undefined;
    if (!isScalar(node)) this.#fail(line, `${key} holds a list or mapping where one value belongs`);
    const scalar: Scalar = node;
    if (scalar.value === null) return undefined;
    if (typeof scalar.value === "string") return scalar.value.trim();
    return scalar.source ?? JSON.stringify(scalar.value);
  }

  #lineOf(node: unknown): number {
    const range = typeof node === "object" && node !== null && "range" in node ? node.range : null;
    return Array.isArray(range) ? this.#lines.linePos(range[0] as number).line : 1;
  }

  #fail(line: number, problem: string): never {
    throw new ModelError(`${this.#file}:${line}: ${problem}.`);
  }
}
