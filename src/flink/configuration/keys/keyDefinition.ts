import type { ValueRule } from "../values.ts";

/**
 * What a key is to seamcheck: `modelled` keys shape the model, `read` keys are checked and play no
 * part yet.
 */
export type KeyRole = "modelled" | "read";

/** One option of Flink, as its `*Options.java` declares it. */
export interface KeyDefinition extends ValueRule {
  readonly key: string;
  /** Deprecated keys that Flink still reads; the first one present counts. */
  readonly aliases?: readonly string[];
  /** The default as a user would write it; absent where the option has none. */
  readonly default?: string;
  readonly role: KeyRole;
  readonly meaning: string;
  /** For a key that Flink no longer has: since when, and what holds instead. */
  readonly removed?: string;
}
