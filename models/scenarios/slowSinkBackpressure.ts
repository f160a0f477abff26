import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 3), input("cold", 0)],
  output: { buffers: 1 },
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const slowSinkBackpressure: TaskSideScenario = {
  name: "slow-sink-backpressure",
  lesson:
    "A slow sink fills the task's output, and then every queue up to the source; an aligned barrier stands in each of them. " +
    "An unaligned one overtakes them all, and what waits in the task's own output has to be saved as well as what waits in its inputs.",
  topology,
  large: { ...topology, inputs: [input("hot", 4), input("cold", 0)], output: { buffers: 2 } },
  variants: allHandlers,
  skew: { fast: "hot", slow: "hot" },
};
