import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("source", 2)],
  output: { buffers: 1, outputsPerRecord: 2 },
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
};

export const flatMapWithoutOverdraft: TaskSideScenario = {
  name: "flat-map-without-overdraft",
  lesson:
    "A flatMap that finds its output full between two results is stuck inside the record until the slow sink has taken one. " +
    "No barrier gets through in the meantime, an unaligned one no more than an aligned one.",
  topology,
  large: { ...topology, inputs: [input("source", 4)] },
  variants: allHandlers.filter((name) => name !== "buffered"),
  skew: { fast: "source", slow: "source" },
};

const withOverdraft: TaskSideTopology = {
  ...topology,
  output: { buffers: 1, outputsPerRecord: 2, overdraft: 1 },
};

export const flatMapWithOverdraft: TaskSideScenario = {
  name: "flat-map-with-overdraft",
  lesson:
    "An overdraft buffer lets the record in progress finish, so the task waits for its output between records, where barriers get their turn. " +
    "A new record never starts on one, or the next flatMap would be stuck again.",
  topology: withOverdraft,
  large: { ...withOverdraft, inputs: [input("source", 4)] },
  variants: allHandlers.filter((name) => name !== "buffered"),
  skew: { fast: "source", slow: "source" },
};
