import { quietSinkScope } from "../sinkScope.ts";
import { committingSink, twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkHazard } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, stops: 1, lostNotifications: 1 };

/** A hazard: it follows from A1.7 and A5.3, and nothing in the protocol's messages repairs it. */
export const stopNotificationLost: SinkHazard = {
  name: "stop-notification-lost",
  lesson:
    "After the savepoint of a stop a task waits for the notification of that very savepoint, and no " +
    "later one will make up for it. If it is lost the job neither finishes nor fails, so a stop " +
    "needs a timeout of its own.",
  scope,
  large: { ...scope, sinks: 2 },
  variants: [twoPhaseCommitSink, committingSink],
  violates: "no wedge",
};
