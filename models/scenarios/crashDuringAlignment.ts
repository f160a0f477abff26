import { alignedJoin } from "./alignedJoin.ts";
import type { Scenario } from "./scenario.ts";

export const crashDuringAlignment: Scenario = {
  name: "crash-during-alignment",
  lesson:
    "A crash while the join waits for the cold side's barrier aborts the checkpoint, and the job goes " +
    "back to the one before, however many tasks had acknowledged. Their late acknowledgements still " +
    "arrive and must count for nothing, since they come from a dead attempt.",
  topology: alignedJoin({
    hotRecords: 2,
    coldRecords: 1,
    capacity: 1,
    checkpoints: 2,
    crashes: 1,
  }),
  large: alignedJoin({ hotRecords: 3, coldRecords: 1, capacity: 2, checkpoints: 2, crashes: 2 }),
};
