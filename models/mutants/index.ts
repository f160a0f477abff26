import { alignedChannelNotBlocked } from "./alignedChannelNotBlocked.ts";
import { barrierOvertakesRecords } from "./barrierOvertakesRecords.ts";
import { channelNeverResumed } from "./channelNeverResumed.ts";
import { channelsSurviveRestart } from "./channelsSurviveRestart.ts";
import type { Mutant } from "./mutant.ts";
import { snapshotAtFirstBarrier } from "./snapshotAtFirstBarrier.ts";

export type { Mutant } from "./mutant.ts";
export { sinkMutants } from "./sinkMutants.ts";
export type { SinkMutant } from "./sinkMutants.ts";
export { taskSideMutants } from "./taskSideMutants.ts";
export type { TaskSideMutant } from "./taskSideMutant.ts";

/** Every mutant, in the order in which they are listed. */
export const mutants: readonly Mutant[] = [
  alignedChannelNotBlocked,
  snapshotAtFirstBarrier,
  barrierOvertakesRecords,
  channelsSurviveRestart,
  channelNeverResumed,
];
