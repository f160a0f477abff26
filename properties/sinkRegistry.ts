import { sinkAtLeastOnce } from "./safety/sinkAtLeastOnce.ts";
import { sinkCheckpointPossible } from "./safety/sinkCheckpointPossible.ts";
import { sinkCommitIffDurable } from "./safety/sinkCommitIffDurable.ts";
import { sinkDuplicatesHappen } from "./safety/sinkDuplicatesHappen.ts";
import { sinkExactlyOnce } from "./safety/sinkExactlyOnce.ts";
import { sinkJobFinishes } from "./safety/sinkJobFinishes.ts";
import { sinkMonotoneIds } from "./safety/sinkMonotoneIds.ts";
import { sinkNoLingeringTransactions } from "./safety/sinkNoLingeringTransactions.ts";
import { sinkNoWedge } from "./safety/sinkNoWedge.ts";
import { sinkRestorable } from "./safety/sinkRestorable.ts";
import type { SinkPropertyDefinition } from "./sinkDefinition.ts";

/** Every property of jobs with sinks, in the order in which they are listed and reported. */
export const sinkProperties: readonly SinkPropertyDefinition[] = [
  sinkExactlyOnce,
  sinkAtLeastOnce,
  sinkCommitIffDurable,
  sinkNoLingeringTransactions,
  sinkMonotoneIds,
  sinkRestorable,
  sinkCheckpointPossible,
  sinkNoWedge,
  sinkJobFinishes,
  sinkDuplicatesHappen,
];
