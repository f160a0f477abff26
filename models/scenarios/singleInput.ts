import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const singleInput: TaskSideScenario = {
  name: "single-input",
  lesson:
    "With a single input there is nothing to align, so the variants agree on when to snapshot. " +
    "A barrier still has to be one action with its snapshot, and still overtakes records that must be saved.",
  topology,
  large: { ...topology, inputs: [input("hot", 4)] },
  variants: allHandlers.filter((name) => name !== "buffered"),
  skew: { fast: "hot", slow: "hot" },
};
