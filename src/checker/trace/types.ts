import type { EventFields, PlainData } from "../network/index.ts";

/** One scheduled move: `move` is `instance.event`, as the network defines it. */
export interface ScheduledMove {
  readonly move: string;
  readonly parameters: EventFields;
}

/** A run from the initial state, by the names of its moves. */
export type Schedule = readonly ScheduledMove[];

/** One delivery inside a step. The first one of a step is the move itself. */
export interface Delivery {
  readonly instance: string;
  readonly event: string;
  readonly parameters: EventFields;
  /** The emitting instance and port; absent for the move itself. */
  readonly from?: { readonly instance: string; readonly port: string };
  /** False for the refusal on a non-blocking wire that ends the run. */
  readonly accepted: boolean;
}

/** A place in an instance's state that a step changed. */
export interface Change {
  readonly instance: string;
  /** Empty for the state value, else the path in the context: `pending[0].acked`. */
  readonly path: string;
  readonly before: PlainData | undefined;
  readonly after: PlainData | undefined;
}

/** A step as a reader wants to see it. */
export interface StepRecord {
  readonly move: ScheduledMove;
  readonly deliveries: readonly Delivery[];
  readonly changes: readonly Change[];
}
