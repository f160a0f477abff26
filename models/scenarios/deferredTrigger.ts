import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink, atLeastOnceSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, taskFailures: 1 };

export const deferredTrigger: SinkScenario = {
  name: "deferred-trigger",
  lesson:
    "A periodic trigger that comes while too many checkpoints are pending is put off until one of them ends. " +
    "Every way in which a checkpoint can end has to bring it back, the failover that aborts it included, or the job runs on for ever without a checkpoint.",
  scope,
  large: { ...scope, checkpoints: 3, taskFailures: 2 },
  variants: [twoPhaseCommitSink, committingSink, atLeastOnceSink],
};
