import { alignedJoin } from "./alignedJoin.ts";
import type { Scenario } from "./scenario.ts";

export const concurrentCheckpoints: Scenario = {
  name: "concurrent-checkpoints",
  lesson:
    "With two checkpoints pending the barriers of both are in the channels at once, and each task " +
    "still finishes the older alignment before it meets the newer barrier. Acknowledgements overtake " +
    "each other, so the newer checkpoint may complete first and then subsumes the older one.",
  topology: alignedJoin({
    hotRecords: 2,
    coldRecords: 1,
    capacity: 1,
    checkpoints: 2,
    maxConcurrentCheckpoints: 2,
    crashes: 0,
  }),
  large: alignedJoin({
    hotRecords: 2,
    coldRecords: 1,
    capacity: 2,
    checkpoints: 3,
    maxConcurrentCheckpoints: 2,
    crashes: 0,
  }),
};
