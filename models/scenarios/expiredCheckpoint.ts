import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), input("cold", 0)],
  checkpoints: ["checkpoint", "checkpoint"],
  expiring: [1],
  crashes: 0,
};

export const expiredCheckpoint: TaskSideScenario = {
  name: "expired-checkpoint",
  lesson:
    "A checkpoint expires at the JobManager while its barriers are still on their way, and the task learns of it only from the next barrier or a cancel marker. " +
    "A newer barrier has to end an alignment and let the blocked senders go on.",
  topology,
  large: { ...topology, inputs: [input("hot", 2), input("cold", 1)] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
