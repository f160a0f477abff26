import type { CheckpointCoordinatorContext } from "../../models/machines/checkpointCoordinator.ts";
import { COORDINATOR } from "../../models/sinkNetwork.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/**
 * What `checkpoint progress` rests on, as an invariant: where a periodic trigger has been put off,
 * there is a pending checkpoint whose end brings it back. Without one nothing ever would (B27).
 */
export const sinkCheckpointPossible: SinkPropertyDefinition = {
  name: "checkpoint possible",
  description:
    "While the coordinator runs, a periodic trigger is armed or a pending checkpoint will arm it.",
  appliesTo: () => true,
  build,
};

function build(): AlwaysProperty {
  return always(sinkCheckpointPossible.name, {
    description: sinkCheckpointPossible.description,
    reads: [COORDINATOR],
    premise: (view) => coordinatorIn(view).periodicTrigger === "deferred",
    holds: (view) =>
      view[COORDINATOR]!.value !== "Started" ||
      coordinatorIn(view).periodicTrigger === "armed" ||
      coordinatorIn(view).pendingCheckpoints.length > 0,
    explain: () =>
      "the periodic trigger was put off until a pending checkpoint ends, but none is pending: " +
      "no checkpoint will ever be triggered again.",
  });
}

function coordinatorIn(view: StateView): CheckpointCoordinatorContext {
  return contextOf<CheckpointCoordinatorContext>(view, COORDINATOR);
}
