import type { CommitHistoryContext } from "../../models/machines/commitHistory.ts";
import { COMMIT_HISTORY } from "../../models/sinkNetwork.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/** P-MONO of the bug corpus. */
export const sinkMonotoneIds: SinkPropertyDefinition = {
  name: "monotone ids",
  description:
    "Checkpoints complete in the order of their ids, and no restore goes back behind a checkpoint " +
    "that a sink has committed.",
  appliesTo: () => true,
  build,
};

function build(): AlwaysProperty {
  return always(sinkMonotoneIds.name, {
    description: sinkMonotoneIds.description,
    reads: [COMMIT_HISTORY],
    premise: (view) => historyIn(view).latestCompleted > 0,
    holds: (view) => historyIn(view).regression === null && historyIn(view).outOfOrder === null,
    explain: (view) => {
      const { regression, outOfOrder, latestCompleted } = historyIn(view);
      return regression === null
        ? `checkpoint ${outOfOrder ?? 0} completed after checkpoint ${latestCompleted}.`
        : `the job was restored to ${nameOf(regression.restored)}, but a sink had committed ` +
            `everything up to checkpoint ${regression.committed}.`;
    },
  });
}

function historyIn(view: StateView): CommitHistoryContext {
  return contextOf<CommitHistoryContext>(view, COMMIT_HISTORY);
}

function nameOf(checkpoint: number): string {
  return checkpoint === 0 ? "its beginning" : `checkpoint ${checkpoint}`;
}
