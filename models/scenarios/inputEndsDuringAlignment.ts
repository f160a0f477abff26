import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), { ...input("cold", 1), ends: true }],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const inputEndsDuringAlignment: TaskSideScenario = {
  name: "input-ends-during-alignment",
  lesson:
    "An input ends while others align, and no barrier will ever come through it (FLIP-147). " +
    "Its end counts as its barrier, but the number of barriers to wait for stays what it was when the checkpoint began.",
  topology,
  large: { ...topology, inputs: [input("hot", 3), { ...input("cold", 1), ends: true }] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
