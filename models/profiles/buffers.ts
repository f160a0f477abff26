import { adversary, OFTEN, SELDOM } from "./adversary.ts";
import { isEmission, isTransfer } from "./moveRoles.ts";

/** The backpressure cascade: what the third seam of DESIGN §1 needs. */
export const buffers = adversary(
  "buffers",
  "Sources read on and channels hardly deliver, so that buffers fill up and barriers queue.",
  (move) => {
    if (isEmission(move)) return OFTEN;
    return isTransfer(move) ? SELDOM : 1;
  },
);
