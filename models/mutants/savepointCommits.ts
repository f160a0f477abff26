import { emit } from "xstate";
import { checkpointCoordinator } from "../machines/checkpointCoordinator.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const savepointCommits: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "savepoint-commits",
  description:
    "An intermediate savepoint notifies the sinks, although the job will not recover from it.",
  mutates: twoPhaseCommitSink.name,
  origin:
    "B39 FLINK-6328, FLINK-10354: the interval since the last checkpoint is replayed and committed again.",
  killedBy: "commit iff durable",
  scenario: "savepoint-between-checkpoints",
  machines: {
    ...twoPhaseCommitSink.machines,
    coordinator: checkpointCoordinator.provide({
      actions: {
        afterSavepoint: emit(({ context }) => ({
          type: "notifyCheckpointComplete",
          checkpoint: context.savepointFiles.at(-1) ?? 0,
        })),
      },
    }),
  },
};
