import type { Coverage } from "../kernel/coverage.ts";
import type { Schedule, StepRecord } from "../trace/types.ts";

/** DESIGN §6: what a check can say of a property. Only `holds` is printed with a tick. */
export type Verdict = "holds" | "violated" | "not found" | "undecided" | "vacuous";

/** What was seen to decide a property, as a schedule from the initial state. */
export interface Evidence {
  readonly schedule: Schedule;
  readonly steps: readonly StepRecord[];
  /** Breadth first search finds shortest traces; other ways say what they know. */
  readonly length: "shortest" | "shrunk" | "as found";
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

/** All that is known after a check of one model. */
export interface CheckResult {
  readonly scenario: string;
  readonly variant: string;
  readonly method: "exhaustive" | "property-based" | "replay";
  /** True when every reachable state was explored. */
  readonly complete: boolean;
  readonly limitHit?: LimitHit;
  readonly properties: readonly PropertyResult[];
  readonly statistics: Statistics;
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
