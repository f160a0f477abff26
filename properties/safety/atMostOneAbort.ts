import type { AbortHistoryContext } from "../../models/machines/abortHistory.ts";
import { featuresOf } from "../../models/taskSideFeatures.ts";
import { ABORT_HISTORY } from "../../models/taskSideNames.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** Markers from several channels and newer barriers tell of the same abort; it counts once (FLINK-5285). */
export const atMostOneAbort: TaskSideProperty = {
  name: "at most one abort",
  description: "The task aborts each checkpoint at most once, however often it hears of the abort.",
  appliesTo: (topology, variant) => featuresOf(topology, variant).hasAborts,
  build,
};

function build(): AlwaysProperty {
  return always(atMostOneAbort.name, {
    description: atMostOneAbort.description,
    reads: [ABORT_HISTORY],
    premise: (view) => Object.keys(abortsIn(view)).length > 0,
    holds: (view) => Object.values(abortsIn(view)).every((aborts) => aborts <= 1),
    explain: (view) =>
      Object.entries(abortsIn(view))
        .filter(([, aborts]) => aborts > 1)
        .map(([checkpoint, aborts]) => `checkpoint ${checkpoint} was aborted ${aborts} times.`)
        .join(" "),
  });
}

function abortsIn(view: StateView): AbortHistoryContext["aborts"] {
  return contextOf<AbortHistoryContext>(view, ABORT_HISTORY).aborts;
}
