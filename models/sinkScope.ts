import { ModelError } from "../src/checker/errors.ts";

/** A job with sinks and the bounds of the scope it is checked in, as plain data. */
export interface SinkScope {
  /** Parallel sinks, each behind a source of its own. */
  readonly sinks: number;
  /** How many records each source reads before its input ends. */
  readonly records: number;
  /** How many ids there are for checkpoints and savepoints together. */
  readonly checkpoints: number;
  readonly maxConcurrentCheckpoints: number;
  /** How many completed checkpoints the store keeps. */
  readonly retainedCheckpoints: number;
  /** How many savepoints the user takes of the running job. */
  readonly savepoints: number;
  /** Whether the user may delete the files of a savepoint. */
  readonly disposesSavepoints: boolean;
  /** How often the user asks to stop with a savepoint. */
  readonly stops: number;
  /** How many checkpoints may run into their timeout. */
  readonly expirations: number;
  /** How many notifications of each task may be lost. */
  readonly lostNotifications: number;
  readonly taskFailures: number;
  readonly jobManagerFailures: number;
  /** How often a new JobManager cannot read the newest entry of the store. */
  readonly unreadableEntries: number;
  /** How many prepared transactions each external system aborts on its own account. */
  readonly transactionTimeouts: number;
}

/** One sink, two records, two checkpoints, and no trouble. */
export const quietSinkScope: SinkScope = {
  sinks: 1,
  records: 2,
  checkpoints: 2,
  maxConcurrentCheckpoints: 1,
  retainedCheckpoints: 1,
  savepoints: 0,
  disposesSavepoints: false,
  stops: 0,
  expirations: 0,
  lostNotifications: 0,
  taskFailures: 0,
  jobManagerFailures: 0,
  unreadableEntries: 0,
  transactionTimeouts: 0,
};

/** The least that each bound has to be for anything to happen. */
const leastBounds: Partial<Record<keyof SinkScope, number>> = {
  sinks: 1,
  checkpoints: 1,
  maxConcurrentCheckpoints: 1,
  retainedCheckpoints: 1,
};

/** @throws ModelError naming the bound that is wrong. */
export function checkSinkScope(scope: SinkScope): void {
  for (const [name, value] of Object.entries(scope) as [keyof SinkScope, number | boolean][]) {
    if (typeof value === "boolean") continue;
    const least = leastBounds[name] ?? 0;
    if (!Number.isInteger(value) || value < least) {
      throw new ModelError(
        `Scope of a job with sinks: ${name} has to be a whole number of at least ${least}, and is ${value}.`,
      );
    }
  }
}

/** Whether the job ever has to restart. */
export function hasFailures({ taskFailures, jobManagerFailures }: SinkScope): boolean {
  return taskFailures + jobManagerFailures > 0;
}
