import { ModelError } from "../../checker/errors.ts";

/**
 * Parses a JSON file. Numbers beyond 2^53, such as Flink's Long.MAX_VALUE, are rounded.
 *
 * @throws ModelError with the line and column at which the text stops being JSON.
 */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ModelError(describeBrokenJson(file, text));
  }
}

function describeBrokenJson(file: string, text: string): string {
  if (text.trim() === "") return `${file} is empty, not JSON.`;
  const offset = new JsonScanner(text).findError();
  const before = text.slice(0, offset).split("\n");
  const place = `${file}:${before.length}:${before.at(-1)!.length + 1}`;
  const found = /^[\w.+-]+|^[^]/.exec(text.slice(offset))?.[0];
  return found === undefined
    ? `${place}: not JSON: the file ends too early.`
    : `${place}: not JSON: ${JSON.stringify(found)} does not belong here.`;
}

/** Finds where a text that `JSON.parse` refused breaks; its messages name no place in every case. */
class JsonScanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  findError(): number {
    if (this.#value()) this.#skip(/\s*/y);
    return this.#at;
  }

  #value(): boolean {
    this.#skip(/\s*/y);
    if (this.#skip(/\{/y)) return this.#members("}", () => this.#member());
    if (this.#skip(/\[/y)) return this.#members("]", () => this.#value());
    return this.#string() || this.#skip(/-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?|true|false|null/y);
  }

  #members(close: string, member: () => boolean): boolean {
    const isClosed = () => this.#skip(close === "}" ? /\s*\}/y : /\s*\]/y);
    if (isClosed()) return true;
    do {
      if (!member()) return false;
    } while (this.#skip(/\s*,/y));
    return isClosed() || this.#stopAfterSpace();
  }

  #member(): boolean {
    this.#skip(/\s*/y);
    return this.#string() && (this.#skip(/\s*:/y) || this.#stopAfterSpace()) && this.#value();
  }

  #string(): boolean {
    return this.#skip(/"([^"\\\u0000-\u001f]|\\(["\\/bfnrt]|u[\da-fA-F]{4}))*"/y);
  }

  #stopAfterSpace(): boolean {
    this.#skip(/\s*/y);
    return false;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at += match[0].length;
    return match !== null;
  }
}
