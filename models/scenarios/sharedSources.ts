import type { Topology } from "../topology.ts";
import type { Scenario } from "./scenario.ts";

export const sharedSources: Scenario = {
  name: "shared-sources",
  lesson:
    "Two joins read the same two sources, and while one aligns on the hot side and the other on the " +
    "cold one, each holds up a source that feeds the other. It does not become a deadlock, because a " +
    "source sends its barrier to both joins in one go and nobody blocks what comes before a barrier.",
  topology: atScope({ hotRecords: 2, coldRecords: 1, checkpoints: 1, crashes: 1 }),
  large: atScope({ hotRecords: 2, coldRecords: 2, checkpoints: 2, crashes: 1 }),
};

function atScope(bounds: {
  hotRecords: number;
  coldRecords: number;
  checkpoints: number;
  crashes: number;
}): Topology {
  return {
    sources: [
      { name: "hot", records: bounds.hotRecords },
      { name: "cold", records: bounds.coldRecords },
    ],
    tasks: [{ name: "first" }, { name: "second" }],
    channels: [
      { from: "hot", to: "first", capacity: 1 },
      { from: "cold", to: "first", capacity: 1 },
      { from: "hot", to: "second", capacity: 1 },
      { from: "cold", to: "second", capacity: 1 },
    ],
    checkpoints: bounds.checkpoints,
    maxConcurrentCheckpoints: 1,
    crashes: bounds.crashes,
  };
}
