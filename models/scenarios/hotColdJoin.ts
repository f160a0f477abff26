import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 3), input("cold", 1)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const hotColdJoin: TaskSideScenario = {
  name: "hot-cold-join",
  lesson:
    "The cold input's barrier waits behind its records, and every remedy moves the price elsewhere: " +
    "blocked senders, saved in-flight records, set-aside records or duplicates. " +
    "Compare the maxima of the variants before choosing one.",
  topology,
  large: { ...topology, inputs: [input("hot", 4), input("cold", 2)] },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
