import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = {
  ...quietSinkScope,
  checkpoints: 3,
  retainedCheckpoints: 2,
  jobManagerFailures: 1,
  unreadableEntries: 1,
};

export const jobManagerFailover: SinkScenario = {
  name: "job-manager-failover",
  lesson:
    "A new JobManager that cannot read the newest checkpoint must not make do with the one before, since the sinks may have committed past it. " +
    "The failure is fatal to its recovery: the next JobManager tries again, and the job waits rather than writes twice.",
  scope,
  large: { ...scope, records: 3, taskFailures: 1 },
  variants: [twoPhaseCommitSink, committingSink],
};
