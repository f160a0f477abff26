import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink, committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, checkpoints: 3, maxConcurrentCheckpoints: 2, expirations: 1 };

export const slowSink: SinkScenario = {
  name: "slow-sink",
  lesson:
    "A sink that lags behind hears of several checkpoints late, out of order or at once, and the notification of an aborted one tells it of the newest completed one. " +
    "Commits must go up to an id, find nothing to do the second time, and never wait for the notification of each checkpoint.",
  scope,
  large: { ...scope, records: 3, taskFailures: 1 },
  variants: [twoPhaseCommitSink, committingSink],
};
