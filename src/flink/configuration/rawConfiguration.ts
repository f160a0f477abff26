/** One key of a configuration file, as written. */
export interface RawEntry {
  readonly key: string;
  /** The value as text, lists joined by `;`; `undefined` for a key without a value. */
  readonly text: string | undefined;
  /** The value was written as a list. */
  readonly isList: boolean;
  /** One-based. */
  readonly line: number;
}

/** A configuration file, flattened to dotted keys. No key occurs twice. */
export interface RawConfiguration {
  readonly file: string;
  readonly entries: readonly RawEntry[];
  readonly notes: readonly string[];
}
