import { adversary, OFTEN } from "./adversary.ts";
import { isCompaction } from "./moveRoles.ts";

/** Compaction racing the snapshot: what the second seam of DESIGN §1 needs. */
export const compaction = adversary(
  "compaction",
  "State backends compact often; models whose backends do not compact it leaves as they are.",
  (move) => (isCompaction(move) ? OFTEN : 1),
);
