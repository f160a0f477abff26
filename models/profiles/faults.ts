import { adversary, OFTEN, SELDOM } from "./adversary.ts";
import {
  canComeAnyTime,
  isAcknowledgement,
  isNotification,
  isRecovery,
  isTrigger,
} from "./moveRoles.ts";

/** Long enough for a fault to come first, and short enough for checkpoints to complete in between. */
const LATE = 1 / 3;

/**
 * Faults where history has found bugs: lost notifications, aborts during the asynchronous phase,
 * restarts between two checkpoints.
 *
 * What is possible at any time is made rarer, not more frequent. A crash that is likely is spent
 * before there is anything to break: at six times its weight, half as many crashes hit a task in its
 * asynchronous phase as without a profile, and at a sixth of it twice as many.
 */
export const faults = adversary(
  "faults",
  "Notifications get lost or come late, acknowledgements are under way for long, and crashes wait " +
    "until a checkpoint is at stake; where nothing may fail, messages are late all the same.",
  (move) => {
    if (canComeAnyTime(move)) return SELDOM;
    if (move.kind === "fault" || isRecovery(move) || isTrigger(move)) return OFTEN;
    return isAcknowledgement(move) || isNotification(move) ? LATE : 1;
  },
);
