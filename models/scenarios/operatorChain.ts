import type { Topology } from "../topology.ts";
import type { Scenario } from "./scenario.ts";

export const operatorChain: Scenario = {
  name: "operator-chain",
  lesson:
    "With one buffer a channel the sink's pace holds every task back, and a barrier is only as fast " +
    "as the records in front of it. Backpressure delays a checkpoint but cannot tear it: barriers " +
    "need no buffer, so a full pipeline still lets them in.",
  topology: atScope({ records: 3, checkpoints: 2, crashes: 1 }),
  large: atScope({ records: 5, checkpoints: 3, crashes: 1 }),
};

function atScope(bounds: { records: number; checkpoints: number; crashes: number }): Topology {
  return {
    sources: [{ name: "source", records: bounds.records }],
    tasks: [{ name: "map" }, { name: "sink" }],
    channels: [
      { from: "source", to: "map", capacity: 1 },
      { from: "map", to: "sink", capacity: 1 },
    ],
    checkpoints: bounds.checkpoints,
    maxConcurrentCheckpoints: 1,
    crashes: bounds.crashes,
  };
}
