import { adversary, OFTEN, SELDOM } from "./adversary.ts";
import { isAcknowledgement, isTrigger } from "./moveRoles.ts";

/** Checkpoints in flight at the JobManager: what the fourth seam of DESIGN §1 needs. */
export const memory = adversary(
  "memory",
  "Triggers come soon and acknowledgements late, so that many checkpoints are in flight for long.",
  (move) => {
    if (isTrigger(move)) return OFTEN;
    return isAcknowledgement(move) ? SELDOM : 1;
  },
);
