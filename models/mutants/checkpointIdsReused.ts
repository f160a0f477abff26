import { assign } from "xstate";
import { barrierCoordinator } from "../machines/barrierCoordinator.ts";
import { selfBlocking } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const checkpointIdsReused: TaskSideMutant = {
  ...selfBlocking,
  name: "checkpoint-ids-reused",
  description: "A restart begins to count checkpoints from 1 again.",
  mutates: selfBlocking.name,
  origin: "What CheckpointIDCounter in the HA store is for (A1.3, step 3).",
  killedBy: "monotone ids",
  scenario: "crash-with-in-flight-data",
  machines: {
    ...selfBlocking.machines,
    coordinator: barrierCoordinator.provide({
      actions: {
        startNextAttempt: assign(({ context }) => ({
          attempt: context.attempt + 1,
          latestRestored: context.completed.at(-1) ?? null,
          nextCheckpoint: 1,
        })),
      },
    }),
  },
};
