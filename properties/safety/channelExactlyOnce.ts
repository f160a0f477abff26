import { recordsIn } from "../../models/barriers.ts";
import type { BarrierBufferContext } from "../../models/machines/barrierBuffer.ts";
import type { PipelinedSubpartitionContext } from "../../models/machines/pipelinedSubpartition.ts";
import type { RemoteInputChannelContext } from "../../models/machines/remoteInputChannel.ts";
import type { UpstreamTaskContext } from "../../models/machines/upstreamTask.ts";
import { BARRIER_HANDLER, OUTPUT, SINK, TASK, partsOf } from "../../models/taskSideNames.ts";
import type { InputParts } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import { appliedNow, firstRecords, outputNow, listRecords, sameRecords } from "../taskSideView.ts";

/**
 * The books balance in every state, across crashes: the operator's state, then what is set aside, then
 * the receiver's and the sender's queue are the very sequence that the source counts as sent. So after
 * a restore the restored state, the recovered in-flight data and the replayed records fit without a
 * gap or a seam (P-EO).
 */
export const channelExactlyOnce: TaskSideProperty = {
  name: "exactly once",
  description:
    "Across crashes and restores each record that a source, or the task itself, has sent is applied " +
    "or under way, exactly once and in order.",
  appliesTo: (_, variant) => variant.guarantee === "exactly once",
  build,
};

function build({ topology }: TaskSideSystem): AlwaysProperty {
  const inputs = topology.inputs.map(partsOf);
  const hasOutput = topology.output !== undefined;
  return always(channelExactlyOnce.name, {
    description: channelExactlyOnce.description,
    reads: [
      TASK,
      BARRIER_HANDLER,
      ...(hasOutput ? [OUTPUT, SINK] : []),
      ...inputs.flatMap(({ source, subpartition, channel }) => [source, subpartition, channel]),
    ],
    premise: (view) => appliedNow(view).some((records) => records.length > 0),
    holds: (view) =>
      inputs.every((parts, channel) => isBalanced(view, parts, channel)) &&
      (!hasOutput || describeOutput(view) === ""),
    explain: (view) =>
      inputs
        .map((parts, channel) => describeImbalance(view, parts, channel))
        .concat(hasOutput ? [describeOutput(view)] : [])
        .filter((line) => line !== "")
        .join(" "),
  });
}

function applied(view: StateView, channel: number): readonly number[] {
  return appliedNow(view)[channel] ?? [];
}

function underWay(view: StateView, parts: InputParts, channel: number): readonly number[] {
  const received = contextOf<RemoteInputChannelContext>(view, parts.channel).queue;
  const { queue } = contextOf<PipelinedSubpartitionContext>(view, parts.subpartition);
  return [...keptBack(view, channel), ...recordsIn(received), ...recordsIn(queue)];
}

/** What a handler that buffers has read and not yet passed on; others have no such lists. */
function keptBack(view: StateView, channel: number): readonly number[] {
  const { setAside = [], queued = [] } = contextOf<Partial<BarrierBufferContext>>(
    view,
    BARRIER_HANDLER,
  );
  return [...setAside, ...queued].flatMap((element) =>
    element.type === "record" && element.channel === channel ? [element.sequence] : [],
  );
}

function sent(view: StateView, { source }: InputParts): readonly number[] {
  return firstRecords(contextOf<UpstreamTaskContext>(view, source).offset);
}

function isBalanced(view: StateView, parts: InputParts, channel: number): boolean {
  const counted = [...applied(view, channel), ...underWay(view, parts, channel)];
  return sameRecords(counted, sent(view, parts));
}

/** The task put out as many records as follow from what it has applied; nothing where they are there. */
function describeOutput(view: StateView): string {
  const { sent: putOut, applied: written, underWay: queued } = outputNow(view);
  if (sameRecords([...written, ...queued], putOut)) return "";
  return (
    `the task has sent ${listRecords(OUTPUT, putOut)}; ${listRecords(OUTPUT, written)} is written ` +
    `and ${listRecords(OUTPUT, queued)} is under way.`
  );
}

function describeImbalance(view: StateView, parts: InputParts, channel: number): string {
  if (isBalanced(view, parts, channel)) return "";
  const { source } = parts;
  return (
    `${source} has sent ${listRecords(source, sent(view, parts))}; ` +
    `${listRecords(source, applied(view, channel))} is applied and ` +
    `${listRecords(source, underWay(view, parts, channel))} is under way.`
  );
}
