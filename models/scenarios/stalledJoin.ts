import type { TaskSideTopology } from "../taskSideTopology.ts";
import { overtakingVariants, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), input("cold", 2)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  stallsAfter: 1,
};

export const stalledJoin: TaskSideScenario = {
  name: "stalled-join",
  lesson:
    "The task's output has stalled for good, and checkpoints still complete, because barriers overtake what cannot move. " +
    "A timeout helps only if it fires before the first barrier has come, too.",
  topology,
  large: { ...topology, inputs: [input("hot", 3), input("cold", 2)] },
  variants: overtakingVariants,
  skew: { fast: "hot", slow: "cold" },
};
