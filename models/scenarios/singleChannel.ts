import type { Topology } from "../topology.ts";
import type { Scenario } from "./scenario.ts";

export const singleChannel: Scenario = {
  name: "single-channel",
  lesson:
    "On one channel there is nothing to align: the barrier's place in the queue alone says what a " +
    "snapshot holds, so order in the channel is the whole protocol. After a crash the source goes " +
    "back to its offset and whatever was in flight must be thrown away, or it counts twice.",
  topology: atScope({ records: 3, checkpoints: 2, crashes: 1 }),
  large: atScope({ records: 5, checkpoints: 3, crashes: 2 }),
};

function atScope(bounds: { records: number; checkpoints: number; crashes: number }): Topology {
  return {
    sources: [{ name: "source", records: bounds.records }],
    tasks: [{ name: "sink" }],
    channels: [{ from: "source", to: "sink", capacity: 2 }],
    checkpoints: bounds.checkpoints,
    maxConcurrentCheckpoints: 1,
    crashes: bounds.crashes,
  };
}
