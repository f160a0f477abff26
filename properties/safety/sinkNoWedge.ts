import type { CheckpointCoordinatorContext } from "../../models/machines/checkpointCoordinator.ts";
import { COORDINATOR, SCHEDULER } from "../../models/sinkNetwork.ts";
import { contextOf, deadlockFree } from "../../src/checker/property/index.ts";
import type { DeadlockFreeProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/**
 * A job with sinks comes to rest when it is over, or when the bound on checkpoint ids leaves it
 * waiting for a final checkpoint that the scope does not have (P-NOWEDGE).
 */
export const sinkNoWedge: SinkPropertyDefinition = {
  name: "no wedge",
  description:
    "The job only comes to rest when its work is over, or when the scope has no more checkpoints: " +
    "no deadlock, nothing blocked for ever.",
  appliesTo: () => true,
  build,
};

function build(): DeadlockFreeProperty {
  return deadlockFree(sinkNoWedge.name, {
    description: sinkNoWedge.description,
    reads: [SCHEDULER, COORDINATOR],
    holds: (view) => isOver(view) || isOutOfCheckpoints(view),
    explain: (view) =>
      `nothing can go on: the scheduler is ${JSON.stringify(view[SCHEDULER]!.value)}, and the coordinator ` +
      `${describeCoordinator(view)}.`,
  });
}

function isOver(view: StateView): boolean {
  const { value } = view[SCHEDULER]!;
  return value === "Finished" || value === "Failed";
}

function isOutOfCheckpoints(view: StateView): boolean {
  const coordinator = contextOf<CheckpointCoordinatorContext>(view, COORDINATOR);
  return (
    view[SCHEDULER]!.value === "Running" &&
    coordinator.nextCheckpoint > coordinator.maxCheckpoints &&
    coordinator.pendingCheckpoints.length === 0
  );
}

function describeCoordinator(view: StateView): string {
  const coordinator = contextOf<CheckpointCoordinatorContext>(view, COORDINATOR);
  const pending = coordinator.pendingCheckpoints.map(({ checkpoint }) => checkpoint);
  const waiting = pending.length === 0 ? "nothing" : `checkpoint ${pending.join(", ")}`;
  return `waits for ${waiting}, with its periodic trigger ${coordinator.periodicTrigger}`;
}
