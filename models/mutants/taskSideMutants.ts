import { alignmentCapIgnored } from "./alignmentCapIgnored.ts";
import { backlogBehindBarrier } from "./backlogBehindBarrier.ts";
import { bufferLostWithRecord } from "./bufferLostWithRecord.ts";
import { checkpointIdsReused } from "./checkpointIdsReused.ts";
import { everyCancelMarkerAborts } from "./everyCancelMarkerAborts.ts";
import { forcedAlignmentIgnored } from "./forcedAlignmentIgnored.ts";
import { inFlightDataNotRestored } from "./inFlightDataNotRestored.ts";
import { obsoleteBarrierAccepted } from "./obsoleteBarrierAccepted.ts";
import { outputNotCaptured } from "./outputNotCaptured.ts";
import { overdraftForNewRecords } from "./overdraftForNewRecords.ts";
import { pendingPersisterAsserted } from "./pendingPersisterAsserted.ts";
import { persisterWithoutIds } from "./persisterWithoutIds.ts";
import { quotaIgnored } from "./quotaIgnored.ts";
import { savepointBarrierOvertakes } from "./savepointBarrierOvertakes.ts";
import { snapshotOnlyRequested } from "./snapshotOnlyRequested.ts";
import { staleSequenceNumber } from "./staleSequenceNumber.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";
import { timeoutSeesOldFuture } from "./timeoutSeesOldFuture.ts";
import { trackerTriggersAtFirstBarrier } from "./trackerTriggersAtFirstBarrier.ts";

/** Every task-side mutant: those of the bug corpus in its order, then one for each other property. */
export const taskSideMutants: readonly TaskSideMutant[] = [
  savepointBarrierOvertakes,
  timeoutSeesOldFuture,
  persisterWithoutIds,
  obsoleteBarrierAccepted,
  staleSequenceNumber,
  pendingPersisterAsserted,
  backlogBehindBarrier,
  snapshotOnlyRequested,
  inFlightDataNotRestored,
  checkpointIdsReused,
  everyCancelMarkerAborts,
  trackerTriggersAtFirstBarrier,
  alignmentCapIgnored,
  quotaIgnored,
  bufferLostWithRecord,
  overdraftForNewRecords,
  outputNotCaptured,
  forcedAlignmentIgnored,
];
