import { alignedJoin } from "./alignedJoin.ts";
import type { Scenario } from "./scenario.ts";

export const skewedJoin: Scenario = {
  name: "skewed-join",
  lesson:
    "The join stops reading the hot side as soon as its barrier is there and waits for the cold " +
    "side's, so the cold side decides how long a checkpoint takes. What that buys is a snapshot that " +
    "cuts both inputs at their barriers; read on, or snapshot early, and a restore miscounts.",
  topology: alignedJoin({
    hotRecords: 3,
    coldRecords: 1,
    capacity: 2,
    checkpoints: 2,
    crashes: 0,
  }),
  large: alignedJoin({ hotRecords: 5, coldRecords: 2, capacity: 2, checkpoints: 3, crashes: 0 }),
};
