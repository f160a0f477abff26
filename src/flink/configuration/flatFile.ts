import { ModelError } from "../../checker/errors.ts";
import type { RawConfiguration, RawEntry } from "./rawConfiguration.ts";

/** Whether a text is a flat `flink-conf.yaml`: no indentation, no lists, a value on every line. */
export function isFlat(text: string): boolean {
  return text
    .split(/\r?\n/)
    .filter((line) => withoutComment(line).trim() !== "")
    .every((line) => /^[^\s\-{[&*%?|>].*[^:\s]\s*$/.test(withoutComment(line)));
}

/**
 * Reads a flat `key: value` file as Flink 1.x does (`GlobalConfiguration.loadYAMLResource`): a `#`
 * starts a comment anywhere, the first `: ` ends the key, and of two lines with one key the last
 * counts, which becomes a note.
 *
 * @throws ModelError for a line that is not `key: value`, which Flink 1.x would skip.
 */
export function readFlatFile(file: string, text: string): RawConfiguration {
  const entries = text.split(/\r?\n/).flatMap((line, index) => readLine(file, line, index + 1));
  const last = new Map<string, RawEntry>();
  const notes: string[] = [];
  for (const entry of entries) {
    const earlier = last.get(entry.key);
    if (earlier !== undefined) notes.push(describeRepetition(file, earlier, entry));
    last.set(entry.key, entry);
  }
  return { file, entries: [...last.values()], notes };
}

function readLine(file: string, line: string, number: number): RawEntry[] {
  const content = withoutComment(line).trim();
  if (content === "") return [];
  const match = /^(.*?)\s*:\s+(.*)$/.exec(content);
  if (match === null) {
    throw new ModelError(
      `${file}:${number}: "${content}" is not "key: value". Flink 1.x skips such a line; ` +
        "put a colon and a space between the key and its value.",
    );
  }
  return [{ key: unquote(match[1]!), text: unquote(match[2]!), isList: false, line: number }];
}

// A quoted value may contain a "#"; elsewhere it starts a comment, even inside a word.
function withoutComment(line: string): string {
  const quoted = /^(\s*[^#"':\s][^#]*?:\s+(["']).*?\2)\s*(?:#.*)?$/.exec(line);
  return quoted?.[1] ?? line.split("#", 1)[0]!;
}

function unquote(text: string): string {
  const match = /^(["'])(.*)\1$/.exec(text);
  return match?.[2] ?? text;
}

function describeRepetition(file: string, earlier: RawEntry, later: RawEntry): string {
  return (
    `${file} sets ${later.key} on lines ${earlier.line} and ${later.line}. The last one counts ` +
    "in Flink 1.x; Flink 2.x refuses the file."
  );
}
