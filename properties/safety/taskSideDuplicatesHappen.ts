import { TASK } from "../../models/taskSideNames.ts";
import { sometimes } from "../../src/checker/property/index.ts";
import type { SometimesProperty } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import { appliedNow } from "../taskSideView.ts";

/** Why at least once is not exactly once: the price is real, and this is the shortest way to pay it. */
export const duplicatesHappen: TaskSideProperty = {
  name: "duplicates happen",
  description: "Some run restores a checkpoint and applies a record that is already in it again.",
  appliesTo: ({ crashes }, variant) => crashes > 0 && variant.guarantee === "at least once",
  build,
};

function build(): SometimesProperty {
  return sometimes(duplicatesHappen.name, {
    description: duplicatesHappen.description,
    reads: [TASK],
    holds: (view) => appliedNow(view).some((records) => new Set(records).size < records.length),
  });
}
