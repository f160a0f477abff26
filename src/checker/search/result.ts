import type { Coverage } from "../kernel/coverage.ts";
import type { Schedule, StepRecord } from "../trace/types.ts";

/** DESIGN §6: what a check can say of a property. Only `holds` is printed with a tick. */
export type Verdict = "holds" | "violated" | "not found" | "undecided" | "vacuous";

/** What was seen to decide a property, as a schedule from the initial state. */
export interface Evidence {
  readonly schedule: Schedule;
  readonly steps: readonly StepRecord[];
  /**
   * `shortest`: no shorter one exists, by breadth first search. `shrunk`: no step can be left out,
   * but the search for a shorter one ended early. `as found`: not shrunk.
   */
  readonly length: "shortest" | "shrunk" | "as found";
  readonly shrinking?: Shrinking;
}

/** What shrinking did to a schedule, and what is known about a shorter one. */
export interface Shrinking {
  /** Steps before and after. */
  readonly fromSteps: number;
  readonly toSteps: number;
  readonly contextSwitches: number;
  /** In one line: `no shorter counterexample exists (12,034 states searched)`. */
  readonly conclusion: string;
}

/** The verdict on one property. */
export interface PropertyResult {
  readonly property: string;
  readonly kind: "always" | "sometimes" | "deadlockFree" | "built-in";
  readonly verdict: Verdict;
  /** Why, in one line: what is wrong in the last state, which limit was hit, what never happened. */
  readonly reason?: string;
  /** The counterexample of a violation, or the witness of a `sometimes` that holds. */
  readonly evidence?: Evidence;
}

/** Which limit ended an exploration before it was complete, and how to go on. */
export interface LimitHit {
  readonly limit: "max-states" | "budget" | "memory" | "interrupted" | "first violation";
  readonly message: string;
}

/** Counts of an exploration. Times are the only figures that differ between two runs. */
export interface Statistics {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly elapsedMs: number;
  /** Calls of XState's `transition`: one for each (machine and input, local state, event). */
  readonly xstateCalls: number;
  /** Further calls that checked whether a machine answers the same twice. */
  readonly determinismRechecks: number;
  /** Bytes of the state store for each distinct state. */
  readonly bytesPerState: number;
}

/** What the runs of a property-based check saw, and what they may have missed. */
export interface ExplorationStatistics {
  readonly seed: number;
  readonly runs: number;
  readonly steps: number;
  readonly distinctStates: number;
  /** Ordered pairs of moves taken one right after the other. */
  readonly movePairsSeen: number;
  /** Runs that showed something new (a state, a transition or a pair of moves). */
  readonly runsWithNews: number;
  /** Good-Turing estimate of the probability that the next run shows something new; 0 to 1. */
  readonly unseenProbability: number;
  readonly runsByStrategy: Readonly<Record<string, number>>;
  readonly runsPerSecond: number;
  readonly stepsPerSecond: number;
}

/** The largest value that a measure reached. */
export interface MeasureResult {
  readonly measure: string;
  readonly unit: string;
  readonly maximum: number;
  /** Moves of the shortest run that reaches it. */
  readonly reachedAfter: number;
}

/** All that is known after a check of one model. */
export interface CheckResult {
  readonly scenario: string;
  readonly variant: string;
  readonly method: "exhaustive" | "property-based" | "replay";
  /** True when every reachable state was explored. */
  readonly complete: boolean;
  readonly limitHit?: LimitHit;
  readonly properties: readonly PropertyResult[];
  /** Reachable maxima; lower bounds only where the exploration was not complete. */
  readonly measures?: readonly MeasureResult[];
  readonly statistics: Statistics;
  /** Only of a property-based check: what its runs saw, and what they may have missed. */
  readonly exploration?: ExplorationStatistics;
  readonly coverage: Coverage;
}

/** A progress report of a running exploration. */
export interface Progress {
  readonly states: number;
  readonly statesPerSecond: number;
  readonly depth: number;
  readonly queue: number;
  readonly elapsedMs: number;
  /** Known only where a limit gives one. */
  readonly remainingMs?: number;
}
