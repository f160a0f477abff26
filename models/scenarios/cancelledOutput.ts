import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [{ ...input("hot", 2), declines: [1] }, input("cold", 0)],
  output: { buffers: 1 },
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const cancelledOutput: TaskSideScenario = {
  name: "cancelled-output",
  lesson:
    "A task that gives up a checkpoint tells everyone downstream, where an alignment may wait for its barrier. " +
    "The marker keeps its place in the output, so the next unaligned barrier gets there first and makes it obsolete: ids decide, not the order.",
  topology,
  large: { ...topology, inputs: [{ ...input("hot", 3), declines: [1] }, input("cold", 0)] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
