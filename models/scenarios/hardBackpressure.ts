import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), input("cold", 1)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  recordsTakeTime: true,
};

export const hardBackpressure: TaskSideScenario = {
  name: "hard-backpressure",
  lesson:
    "A task inside one record runs nothing else, so even a barrier that has overtaken all data waits " +
    "for that record. " +
    "Unaligned checkpoints take the queues out of the way, not a slow record.",
  topology,
  large: { ...topology, inputs: [input("hot", 3), input("cold", 1)] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
