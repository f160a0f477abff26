import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [{ ...input("hot", 1), declines: [1] }, input("cold", 1)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const declinedCheckpoint: TaskSideScenario = {
  name: "declined-checkpoint",
  lesson:
    "A source that is not ready declines, and the next checkpoint's barrier can overtake what is left of the declined one on another channel. " +
    "Every rule that handles a barrier has to compare ids, and no message may be assumed to come first.",
  topology,
  large: { ...topology, inputs: [{ ...input("hot", 2), declines: [1] }, input("cold", 2)] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
