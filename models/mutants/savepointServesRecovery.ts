import { emit } from "xstate";
import { checkpointCoordinator } from "../machines/checkpointCoordinator.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const savepointServesRecovery: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "savepoint-serves-recovery",
  description:
    "An intermediate savepoint goes into the completed checkpoint store like a checkpoint.",
  mutates: twoPhaseCommitSink.name,
  origin:
    "B39 the other way round, FLINK-25191: recovery depends on files that the user may delete.",
  killedBy: "restorable",
  scenario: "savepoint-between-checkpoints",
  machines: {
    ...twoPhaseCommitSink.machines,
    coordinator: checkpointCoordinator.provide({
      actions: {
        afterSavepoint: emit(({ context }) => ({
          type: "addCheckpoint",
          checkpoint: context.savepointFiles.at(-1) ?? 0,
        })),
      },
    }),
  },
};
