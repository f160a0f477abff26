import type { CommitHistoryContext } from "../../models/machines/commitHistory.ts";
import { COMMIT_HISTORY, SCHEDULER } from "../../models/sinkNetwork.ts";
import { contextOf, sometimes } from "../../src/checker/property/index.ts";
import type { SometimesProperty } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/** The witness without which promises about the end would be empty. */
export const sinkJobFinishes: SinkPropertyDefinition = {
  name: "the job finishes",
  description: "Some run ends with all tasks finished and a checkpoint completed.",
  appliesTo: () => true,
  build,
};

function build(): SometimesProperty {
  return sometimes(sinkJobFinishes.name, {
    description: sinkJobFinishes.description,
    reads: [SCHEDULER, COMMIT_HISTORY],
    holds: (view) =>
      view[SCHEDULER]!.value === "Finished" &&
      contextOf<CommitHistoryContext>(view, COMMIT_HISTORY).latestCompleted > 0,
  });
}
