import type { TaskSideTopology } from "../taskSideTopology.ts";
import { input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 3), input("cold", 1)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  alignmentCap: 1,
};

export const cappedAlignment: TaskSideScenario = {
  name: "capped-alignment",
  lesson:
    "Buffering the hot side needs a cap, and more than the cap aborts the checkpoint, not the job. " +
    "A cold input that is slow enough then prevents every checkpoint: memory is safe, progress is not.",
  topology,
  large: { ...topology, inputs: [input("hot", 4), input("cold", 2)] },
  variants: ["buffered"],
  skew: { fast: "hot", slow: "cold" },
};
