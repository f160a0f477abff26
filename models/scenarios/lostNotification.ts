import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, checkpoints: 3, lostNotifications: 1, taskFailures: 1 };

export const lostNotification: SinkScenario = {
  name: "lost-notification",
  lesson:
    "A checkpoint is committed when it is in the store, so that a sink was not told of it must not cost a record. " +
    "What makes up for a lost notification is the next one, which commits everything up to its id, and the restore, which commits what its snapshot holds as pending.",
  scope,
  large: { ...scope, records: 3, taskFailures: 2 },
  variants: [twoPhaseCommitSink, committingSink],
};
