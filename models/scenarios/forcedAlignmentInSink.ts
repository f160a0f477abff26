import type { TaskSideTopology } from "../taskSideTopology.ts";
import { input, overtakingVariants } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("source", 3)],
  output: { buffers: 1, supportsUnaligned: false },
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const forcedAlignmentInSink: TaskSideScenario = {
  name: "forced-alignment-in-sink",
  lesson:
    "Between a sink's writer and its committer barriers are forced to align, whatever overtook before them. " +
    "So a slow committer holds every checkpoint by what waits in front of it, and nothing of that is saved.",
  topology,
  large: { ...topology, inputs: [input("source", 5)] },
  variants: overtakingVariants,
  skew: { fast: "source", slow: "source" },
};
