import type { SinkScope } from "../sinkScope.ts";
import type { SinkVariant } from "../variants/sinkVariant.ts";

/** A job with sinks at a scope small enough to be explored exhaustively, and what it teaches. */
export interface SinkScenario {
  /** As in `seamcheck check --scenario`. */
  readonly name: string;
  /** Two sentences: what an engineer should learn from it. */
  readonly lesson: string;
  readonly scope: SinkScope;
  /** The same job with more records, checkpoints or failures, for `--scope large`. */
  readonly large: SinkScope;
  /** The variants that it is meant for. */
  readonly variants: readonly SinkVariant[];
}

/** A scenario with a fault that no sink survives: what its variants violate is a known limit. */
export interface SinkHazard extends SinkScenario {
  /** The property that is violated, rightly, by name. */
  readonly violates: string;
}
