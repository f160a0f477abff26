import { quietSinkScope } from "../sinkScope.ts";
import { committingSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, stops: 1, taskFailures: 1, jobManagerFailures: 1 };

export const stopWithCommitter: SinkScenario = {
  name: "stop-with-committer",
  lesson:
    "Writer and committer of one sink are two tasks, and each of them ends when it has heard of the " +
    "savepoint itself. So the committer may have committed when the writer fails on its way out, and " +
    "a restart would write the same records again.",
  scope,
  large: { ...scope, records: 3, checkpoints: 3 },
  variants: [committingSink],
};
