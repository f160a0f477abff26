import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, checkpoints: 3, expirations: 1, lostNotifications: 1 };

export const endOfInput: SinkScenario = {
  name: "end-of-input",
  lesson:
    "A bounded job ends with a checkpoint: tasks that have read everything wait until one that began after the end has completed and they have heard of it. " +
    "Whatever a sink has not been handed when it is told of the final checkpoint it will never commit.",
  scope,
  large: { ...scope, records: 3, taskFailures: 1 },
  variants: [twoPhaseCommitSink, committingSink],
};
