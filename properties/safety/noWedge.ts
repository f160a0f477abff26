import type { ChannelContext } from "../../models/machines/channel.ts";
import type { CheckpointResponderContext } from "../../models/machines/checkpointResponder.ts";
import type { JobManagerContext } from "../../models/machines/jobManager.ts";
import type { SourceContext } from "../../models/machines/source.ts";
import { nameOfRecord } from "../../models/records.ts";
import { JOB_MANAGER, responderName } from "../../models/system.ts";
import type { System } from "../../models/system.ts";
import { channelName, verticesOf } from "../../models/topology.ts";
import type { Topology } from "../../models/topology.ts";
import { contextOf, deadlockFree } from "../../src/checker/property/index.ts";
import type { DeadlockFreeProperty, StateView } from "../../src/checker/property/index.ts";
import type { PropertyDefinition } from "../definition.ts";

/** A job only comes to rest when its work is done. What is left undone names who is stuck (P-NOWEDGE). */
export const noWedge: PropertyDefinition = {
  name: "no wedge",
  description:
    "The job only stops when every record is processed and every checkpoint is over: no deadlock, " +
    "no channel blocked for ever.",
  appliesTo: () => true,
  build,
};

function build({ topology }: System): DeadlockFreeProperty {
  return deadlockFree(noWedge.name, {
    description: noWedge.description,
    reads: [
      ...topology.sources.map(({ name }) => name),
      ...topology.channels.map(channelName),
      ...verticesOf(topology).map(responderName),
      JOB_MANAGER,
    ],
    holds: (view) => undoneWork(topology, view).length === 0,
    explain: (view) => `nothing can go on, but ${undoneWork(topology, view).join(", ")}.`,
  });
}

function undoneWork(topology: Topology, view: StateView): readonly string[] {
  return [
    ...topology.sources.flatMap(({ name }) => undoneBySource(view, name)),
    ...topology.channels.map(channelName).flatMap((channel) => leftOnChannel(view, channel)),
    ...verticesOf(topology).flatMap((vertex) => acknowledgementsUnderWay(view, vertex)),
    ...undoneByJobManager(view),
  ];
}

function undoneBySource(view: StateView, source: string): string[] {
  const { offset, records, mailbox } = contextOf<SourceContext>(view, source);
  return [
    ...(offset < records ? [`${source} has emitted ${offset} of ${records} records`] : []),
    ...(mailbox.length > 0 ? [`${source} has not begun checkpoint ${mailbox.join(", ")}`] : []),
  ];
}

function leftOnChannel(view: StateView, channel: string): string[] {
  const { queue } = contextOf<ChannelContext>(view, channel);
  const elements = queue.map((element) =>
    element.type === "record" ? nameOfRecord(element) : `barrier ${element.checkpoint}`,
  );
  return elements.length > 0 ? [`${channel} still holds ${elements.join(", ")}`] : [];
}

function acknowledgementsUnderWay(view: StateView, vertex: string): string[] {
  const { underWay } = contextOf<CheckpointResponderContext>(view, responderName(vertex));
  const checkpoints = Object.keys(underWay);
  return checkpoints.length > 0
    ? [`the acknowledgement of ${vertex} for checkpoint ${checkpoints.join(", ")} is under way`]
    : [];
}

function undoneByJobManager(view: StateView): string[] {
  const { pendingCheckpoints, nextCheckpoint, maxCheckpoints } = contextOf<JobManagerContext>(
    view,
    JOB_MANAGER,
  );
  return [
    ...pendingCheckpoints.map(
      ({ checkpoint, notYetAcknowledged }) =>
        `checkpoint ${checkpoint} waits for ${notYetAcknowledged.join(" and ")}`,
    ),
    ...(nextCheckpoint <= maxCheckpoints ? [`checkpoint ${nextCheckpoint} was not triggered`] : []),
  ];
}
