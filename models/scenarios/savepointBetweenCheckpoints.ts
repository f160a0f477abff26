import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = {
  ...quietSinkScope,
  checkpoints: 3,
  savepoints: 1,
  disposesSavepoints: true,
  taskFailures: 1,
};

export const savepointBetweenCheckpoints: SinkScenario = {
  name: "savepoint-between-checkpoints",
  lesson:
    "A savepoint is the user's copy, so the job neither commits with it nor recovers from it: after a crash it goes on from the last checkpoint and writes again whatever came after. " +
    "A sink that committed on the savepoint would show those records twice, and a job that recovered from it would depend on files that the user may delete.",
  scope,
  large: { ...scope, records: 3, taskFailures: 2 },
  variants: [twoPhaseCommitSink, committingSink],
};
