import type { TaskSideTopology } from "../taskSideTopology.ts";
import { overtakingVariants, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), { ...input("cold", 2), supportsUnaligned: false }],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const forcedAlignment: TaskSideScenario = {
  name: "forced-alignment",
  lesson:
    "A pointwise or broadcast edge cannot be unaligned, so its barrier keeps its place while those of other inputs overtake. " +
    "One such edge brings the alignment back: its records hold the checkpoint, and nothing of it is saved.",
  topology,
  large: {
    ...topology,
    inputs: [input("hot", 3), { ...input("cold", 2), supportsUnaligned: false }],
  },
  variants: overtakingVariants,
  skew: { fast: "hot", slow: "cold" },
};
