import type { Topology } from "../topology.ts";

/** A job at a scope small enough to be explored exhaustively, and what it teaches. */
export interface Scenario {
  /** As in `seamcheck check --scenario`. */
  readonly name: string;
  /** Two sentences: what an engineer should learn from it. */
  readonly lesson: string;
  readonly topology: Topology;
  /** The same job with more records, checkpoints or crashes, for `--scope large`. */
  readonly large: Topology;
}
