import { quietSinkScope } from "../sinkScope.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, sinks: 2, records: 1, stops: 1, taskFailures: 1 };

export const stopWithSavepoint: SinkScenario = {
  name: "stop-with-savepoint",
  lesson:
    "Once the savepoint of a stop exists some sinks may have committed with it, so a task that fails on its way out must not restart the job from the older checkpoint. " +
    "The job fails for good and names the savepoint, and whoever resumes from it lets the remaining sinks commit.",
  scope,
  large: { ...scope, records: 2 },
  variants: [twoPhaseCommitSink],
};
