import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 1), input("cold", 1)],
  output: { buffers: 1 },
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 1,
};

export const crashWithOutputData: TaskSideScenario = {
  name: "crash-with-output-data",
  lesson:
    "After a crash the recovered records of the task's output go to the sink before any new ones. " +
    "The task does not produce them again, since its restored state has already applied what they came from.",
  topology,
  large: { ...topology, crashes: 2 },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
