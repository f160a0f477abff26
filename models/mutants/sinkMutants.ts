import { barrierOvertakesCommittables } from "./barrierOvertakesCommittables.ts";
import { commitsOnlyNotified } from "./commitsOnlyNotified.ts";
import { finalCheckpointNotAwaited } from "./finalCheckpointNotAwaited.ts";
import { lingeringNotAborted } from "./lingeringNotAborted.ts";
import { olderCheckpointCompletes } from "./olderCheckpointCompletes.ts";
import { pendingNotRecovered } from "./pendingNotRecovered.ts";
import { periodicTriggerLost } from "./periodicTriggerLost.ts";
import { restartAfterSavepoint } from "./restartAfterSavepoint.ts";
import { savepointCommits } from "./savepointCommits.ts";
import { savepointServesRecovery } from "./savepointServesRecovery.ts";
import { snapshotWithoutFlush } from "./snapshotWithoutFlush.ts";
import { unreadableEntrySkipped } from "./unreadableEntrySkipped.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export type { SinkMutant } from "./sinkMutant.ts";

/** Every mutant of a job with sinks, in the order in which they are listed. */
export const sinkMutants: readonly SinkMutant[] = [
  savepointCommits,
  savepointServesRecovery,
  barrierOvertakesCommittables,
  restartAfterSavepoint,
  unreadableEntrySkipped,
  periodicTriggerLost,
  pendingNotRecovered,
  lingeringNotAborted,
  finalCheckpointNotAwaited,
  commitsOnlyNotified,
  olderCheckpointCompletes,
  snapshotWithoutFlush,
];
