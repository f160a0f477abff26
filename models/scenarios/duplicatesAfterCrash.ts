import { quietSinkScope } from "../sinkScope.ts";
import { atLeastOnceSink } from "../variants/sinkVariants.ts";
import type { SinkScenario } from "./sinkScenario.ts";

const scope = { ...quietSinkScope, records: 3, taskFailures: 1 };

export const duplicatesAfterCrash: SinkScenario = {
  name: "duplicates-after-crash",
  lesson:
    "Without transactions every record between the last checkpoint and a crash may be visible twice, so whoever reads the output has to tolerate that. " +
    "Nothing is lost as long as the sink sends what it holds in memory before each snapshot.",
  scope,
  large: { ...scope, checkpoints: 3, taskFailures: 2 },
  variants: [atLeastOnceSink],
};
