import { assign } from "xstate";
import { checkpointCoordinator } from "../machines/checkpointCoordinator.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const olderCheckpointCompletes: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "older-checkpoint-completes",
  description: "A completed checkpoint leaves the older pending ones alive.",
  mutates: twoPhaseCommitSink.name,
  origin: "CheckpointCoordinator.dropSubsumedCheckpoints left out (A1.6).",
  killedBy: "monotone ids",
  scenario: "slow-sink",
  machines: {
    ...twoPhaseCommitSink.machines,
    coordinator: checkpointCoordinator.provide({
      actions: {
        completePending: assign(({ context }, { checkpoint }: { readonly checkpoint: number }) => ({
          latestCompleted: checkpoint,
          pendingCheckpoints: context.pendingCheckpoints.filter((p) => p.checkpoint !== checkpoint),
        })),
      },
    }),
  },
};
