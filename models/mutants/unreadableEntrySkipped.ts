import { emit } from "xstate";
import { completedCheckpointStore } from "../machines/completedCheckpointStore.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const unreadableEntrySkipped: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "unreadable-entry-skipped",
  description: "A new JobManager that cannot read the newest checkpoint takes the one before.",
  mutates: twoPhaseCommitSink.name,
  origin: "B46 FLINK-22502, FLINK-7783: the sinks have committed past it.",
  killedBy: "monotone ids",
  scenario: "job-manager-failover",
  machines: {
    ...twoPhaseCommitSink.machines,
    completedCheckpointStore: completedCheckpointStore.provide({
      actions: {
        giveUp: emit(({ context }) => ({
          type: "latestCheckpoint",
          checkpoint: context.checkpoints.at(-2) ?? null,
        })),
      },
    }),
  },
};
