import type { SinkVariant } from "../variants/sinkVariant.ts";

/** A correct sink, or its JobManager, with one mistake put in, and how the checker has to notice. */
export interface SinkMutant extends SinkVariant {
  /** The variant that it breaks, by name. */
  readonly mutates: string;
  /** Where the mistake comes from: an entry of Flink's history or a classic misreading. */
  readonly origin: string;
  /** The property that has to be violated, by name. */
  readonly killedBy: string;
  /** The built-in scenario in which it is, by name. */
  readonly scenario: string;
}
