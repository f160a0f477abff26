import type { Topology } from "../topology.ts";
import type { Scenario } from "./scenario.ts";

export const diamond: Scenario = {
  name: "diamond",
  lesson:
    "One source's barrier reaches the join on two paths, and the faster path has to wait for the " +
    "slower one although both carry the same records. Skew needs no second source: two branches that " +
    "run at different speeds are enough.",
  topology: atScope({ records: 2, checkpoints: 1, crashes: 1 }),
  large: atScope({ records: 3, checkpoints: 2, crashes: 1 }),
};

function atScope(bounds: { records: number; checkpoints: number; crashes: number }): Topology {
  return {
    sources: [{ name: "source", records: bounds.records }],
    tasks: [{ name: "fast" }, { name: "slow" }, { name: "join" }],
    channels: [
      { from: "source", to: "fast", capacity: 1 },
      { from: "source", to: "slow", capacity: 1 },
      { from: "fast", to: "join", capacity: 1 },
      { from: "slow", to: "join", capacity: 1 },
    ],
    checkpoints: bounds.checkpoints,
    maxConcurrentCheckpoints: 1,
    crashes: bounds.crashes,
  };
}
