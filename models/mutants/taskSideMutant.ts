import type { TaskSideVariant } from "../variants/taskSideVariant.ts";

/** A correct task-side variant with one mistake put in, and how the checker has to notice. */
export interface TaskSideMutant extends TaskSideVariant {
  /** The variant that it breaks, by name. */
  readonly mutates: string;
  /** Where the mistake comes from: an entry of Flink's history. */
  readonly origin: string;
  /** The property that has to be violated, by name. */
  readonly killedBy: string;
  /** The task-side scenario in which it is, by name. */
  readonly scenario: string;
}
