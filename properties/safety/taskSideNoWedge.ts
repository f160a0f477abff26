import type { BarrierCoordinatorContext } from "../../models/machines/barrierCoordinator.ts";
import type { PipelinedSubpartitionContext } from "../../models/machines/pipelinedSubpartition.ts";
import type { RemoteInputChannelContext } from "../../models/machines/remoteInputChannel.ts";
import type { StreamTaskContext } from "../../models/machines/streamTask.ts";
import type { UpstreamTaskContext } from "../../models/machines/upstreamTask.ts";
import { COORDINATOR, OUTPUT, TASK, partsOf } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import type { InputDescription, TaskSideTopology } from "../../models/taskSideTopology.ts";
import { contextOf, deadlockFree } from "../../src/checker/property/index.ts";
import type { DeadlockFreeProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/**
 * The task side only comes to rest when its work is done (P-NOWEDGE). Where the task's output has
 * stalled, records may stay where they are, but every checkpoint still has to be over: that is what
 * unaligned checkpoints are for, so an aligned variant is not asked.
 */
export const taskSideNoWedge: TaskSideProperty = {
  name: "no wedge",
  description:
    "Everything only stops when every checkpoint is over and, unless the task's output has stalled, " +
    "every record is applied: no deadlock, no channel blocked for ever.",
  appliesTo: () => true,
  build,
};

function build({ topology }: TaskSideSystem): DeadlockFreeProperty {
  const parts = topology.inputs.map(partsOf);
  return deadlockFree(taskSideNoWedge.name, {
    description: taskSideNoWedge.description,
    reads: [
      COORDINATOR,
      ...(topology.output === undefined ? [] : [OUTPUT, TASK]),
      ...parts.flatMap(({ source, subpartition, channel }) => [source, subpartition, channel]),
    ],
    holds: (view) => undoneWork(topology, view).length === 0,
    explain: (view) => `nothing can go on, but ${undoneWork(topology, view).join(", ")}.`,
  });
}

function undoneWork(topology: TaskSideTopology, view: StateView): readonly string[] {
  const stalls = (topology.stallsAfter ?? null) !== null;
  return [
    ...undoneByCoordinator(view),
    ...topology.inputs.flatMap((input) => undoneBySource(input, view)),
    ...(stalls ? [] : topology.inputs.flatMap((input) => undoneData(input, view))),
    ...(topology.output === undefined ? [] : undoneOutput(view)),
  ];
}

function undoneByCoordinator(view: StateView): string[] {
  const { pending, nextCheckpoint, plan } = contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
  return [
    ...(pending === null
      ? []
      : [`checkpoint ${pending.checkpoint} waits for ${pending.notYetAcknowledged.join(" and ")}`]),
    ...(nextCheckpoint <= plan.length ? [`checkpoint ${nextCheckpoint} was not triggered`] : []),
  ];
}

function undoneBySource(input: InputDescription, view: StateView): string[] {
  const { mailbox } = contextOf<UpstreamTaskContext>(view, input.name);
  return mailbox.length > 0 ? [`${input.name} has an unread trigger`] : [];
}

function undoneOutput(view: StateView): string[] {
  const { queue, isBlocked } = contextOf<PipelinedSubpartitionContext>(view, OUTPUT);
  const { insideRecord } = contextOf<StreamTaskContext>(view, TASK);
  return [
    ...(insideRecord ? ["the task is inside a record"] : []),
    ...(queue.length > 0 ? [`${OUTPUT} still holds ${queue.length} elements`] : []),
    ...(isBlocked ? [`${OUTPUT} is blocked`] : []),
  ];
}

function undoneData(input: InputDescription, view: StateView): string[] {
  const { source, subpartition, channel } = partsOf(input);
  const { offset, records } = contextOf<UpstreamTaskContext>(view, source);
  const { queue, isBlocked } = contextOf<PipelinedSubpartitionContext>(view, subpartition);
  const received = contextOf<RemoteInputChannelContext>(view, channel).queue;
  return [
    ...(offset < records ? [`${source} has sent ${offset} of ${records} records`] : []),
    ...(queue.length > 0 ? [`${subpartition} still holds ${queue.length} elements`] : []),
    ...(isBlocked ? [`${subpartition} is blocked`] : []),
    ...(received.length > 0 ? [`${channel} still holds ${received.length} elements`] : []),
  ];
}
