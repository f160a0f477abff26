import type { Skew } from "../taskSideMeasures.ts";
import type { TaskSideTopology } from "../taskSideTopology.ts";

/** One task with its channels at a scope small enough to be explored exhaustively. */
export interface TaskSideScenario {
  /** As in `seamcheck check --scenario`. */
  readonly name: string;
  /** Two sentences: what an engineer should learn from it. */
  readonly lesson: string;
  readonly topology: TaskSideTopology;
  /** The same with more records or checkpoints, for `--scope large`. */
  readonly large: TaskSideTopology;
  /** The correct variants that it is checked under, by name. */
  readonly variants: readonly string[];
  /** Between which inputs the variants' costs are measured. */
  readonly skew: Skew;
}

/** An input with one buffer at either end. */
export function input(name: string, records: number) {
  return { name, records, senderBuffers: 1, receiverBuffers: 1 } as const;
}

/** The names of the variants whose barriers may overtake. */
export const overtakingVariants = ["unaligned", "aligned-with-timeout"] as const;

/** The names of all variants of the barrier handler. */
export const allHandlers = [
  "aligned-self-blocking",
  "unaligned",
  "aligned-with-timeout",
  "at-least-once",
  "buffered",
] as const;
