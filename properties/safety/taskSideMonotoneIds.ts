import type { BarrierCoordinatorContext } from "../../models/machines/barrierCoordinator.ts";
import type { StreamTaskContext } from "../../models/machines/streamTask.ts";
import { COORDINATOR, TASK } from "../../models/taskSideNames.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** Ids only grow, at the JobManager and at the task, and none is given twice (P-MONO). */
export const monotoneIds: TaskSideProperty = {
  name: "monotone ids",
  description:
    "Checkpoints complete in the order of their ids, no id comes back, and the task never takes a " +
    "snapshot for one that was not triggered.",
  appliesTo: () => true,
  build,
};

function build(): AlwaysProperty {
  return always(monotoneIds.name, {
    description: monotoneIds.description,
    reads: [COORDINATOR, TASK],
    premise: (view) => coordinator(view).completed.length > 0,
    holds: isMonotone,
    explain: (view) =>
      `completed: ${coordinator(view).completed.join(", ")}; next: ` +
      `${coordinator(view).nextCheckpoint}; the task's newest: ${newestSnapshot(view)}.`,
  });
}

function isMonotone(view: StateView): boolean {
  const { completed, pending, nextCheckpoint } = coordinator(view);
  const ids = pending === null ? completed : [...completed, pending.checkpoint];
  return (
    ids.every((id, index) => index === 0 || ids[index - 1]! < id) &&
    ids.every((id) => id < nextCheckpoint) &&
    newestSnapshot(view) < nextCheckpoint
  );
}

function coordinator(view: StateView): BarrierCoordinatorContext {
  return contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
}

function newestSnapshot(view: StateView): number {
  return contextOf<StreamTaskContext>(view, TASK).snapshotCheckpoint;
}
