import type { Kernel } from "../kernel/kernel.ts";
import { RunSearch } from "./runSearch.ts";
import type { Target } from "./target.ts";

/** How much a bounded search may cost. */
export interface BoundedSearchLimits {
  /** States expanded at most. Default 500,000. */
  readonly maxStates?: number;
  /** Default: no limit but the states, so that two runs give the same result. */
  readonly budgetMs?: number;
}

/** What is known about runs to a target with fewer than so many steps. `states` were searched. */
export type BoundedSearchResult =
  | {
      /** `moves` is a shortest run, and among the shortest one with the fewest faults. */
      readonly kind: "shorter";
      readonly moves: readonly number[];
      readonly states: number;
    }
  | { readonly kind: "none shorter exists"; readonly states: number }
  | {
      readonly kind: "budget ended first";
      readonly states: number;
      /** No run of so many steps or fewer reaches the target; of longer ones nothing is known. */
      readonly excludedSteps: number;
    };

const DEFAULT_MAX_STATES = 500_000;

/** Searches breadth first for a run to `target` with fewer than `steps` steps. */
export function searchBelow(
  kernel: Kernel,
  target: Target,
  steps: number,
  { maxStates = DEFAULT_MAX_STATES, budgetMs }: BoundedSearchLimits = {},
): BoundedSearchResult {
  const search = new RunSearch(kernel, target, {
    steps,
    faults: 0,
    minimise: "steps",
    maxExpansions: maxStates,
    deadlineMs: budgetMs === undefined ? undefined : performance.now() + budgetMs,
  });
  search.addRun([kernel.initialState()], []);
  const isComplete = search.run();
  const moves = search.best();
  const { states } = search;
  if (moves !== undefined) return { kind: "shorter", moves, states };
  if (isComplete) return { kind: "none shorter exists", states };
  return { kind: "budget ended first", states, excludedSteps: search.depth };
}
