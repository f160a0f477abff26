import type { EventFields, Wire } from "../src/checker/network/index.ts";
import { supportsUnaligned } from "./taskSideFeatures.ts";
import type { TaskSideFeatures } from "./taskSideFeatures.ts";
import {
  ABORT_HISTORY,
  BARRIER_HANDLER,
  BUFFER_POOL,
  COORDINATOR,
  ENVIRONMENT,
  MAILBOX,
  RESPONDER,
  TASK,
  TASK_BACKEND,
  partsOf,
} from "./taskSideNames.ts";
import type { InputDescription, TaskSideTopology } from "./taskSideTopology.ts";

/** Builds a wire as `defineNetwork` hands it out, for names that are made at run time. */
export type WireBuilder = (
  from: `${string}.${string}`,
  to: `${string}.${string}`,
  options?: { blocking?: boolean; with?: EventFields; where?: EventFields },
) => Wire;

/** All wires of one input: from the source over the network to the barrier handler, and back. */
export function inputWires(
  input: InputDescription,
  channel: number,
  features: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  return [
    ...senderWires(input, features, wire),
    ...networkWires(input, features, wire),
    ...handlerWires(input, channel, features, wire),
    ...(features.hasCredits ? creditWires(input, channel, wire) : []),
    ...checkpointWires(input, features, wire),
    ...(features.capturesChannelState ? channelStateWires(input, features, wire) : []),
    ...(features.hasTimeout && supportsUnaligned(input) ? timeoutWires(input, channel, wire) : []),
    ...(features.hasCrashes ? failoverWires(input, features, wire) : []),
  ];
}

/** From the source into its output queue. A full one blocks records and nothing else. */
function senderWires(
  { name, records, ends }: InputDescription,
  { hasAborts }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { source, subpartition } = partsOf({ name });
  return [
    ...(records > 0
      ? [wire(`${source}.record`, `${subpartition}.addRecord`, { blocking: true })]
      : []),
    wire(`${source}.barrier`, `${subpartition}.addBarrier`),
    ...(hasAborts ? [wire(`${source}.cancelMarker`, `${subpartition}.addCancelMarker`)] : []),
    ...(ends ? [wire(`${source}.endOfPartition`, `${subpartition}.addEndOfPartition`)] : []),
  ];
}

/** Over the network. A channel that has no buffer, or is still recovering, takes nothing. */
function networkWires(
  { name, records, ends }: InputDescription,
  { hasAborts }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { subpartition, channel } = partsOf({ name });
  const blocking = { blocking: true };
  return [
    ...(records > 0 ? [wire(`${subpartition}.record`, `${channel}.onRecord`, blocking)] : []),
    wire(`${subpartition}.barrier`, `${channel}.onBarrier`, blocking),
    ...(hasAborts
      ? [wire(`${subpartition}.cancelMarker`, `${channel}.onCancelMarker`, blocking)]
      : []),
    ...(ends
      ? [wire(`${subpartition}.endOfPartition`, `${channel}.onEndOfPartition`, blocking)]
      : []),
  ];
}

/** Between a channel and the barrier handler, through which everything reaches the task. */
function handlerWires(
  input: InputDescription,
  index: number,
  features: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { hasAborts, blocksSenders, blocksForced, hasHardBackpressure } = features;
  const { channel, subpartition } = partsOf(input);
  const blocks = blocksSenders || (blocksForced && !supportsUnaligned(input));
  const polled = { blocking: true, with: { channel: index } };
  const events = [
    ...(input.records > 0 ? ["record"] : []),
    "barrier",
    ...(hasAborts ? ["cancelMarker"] : []),
    ...(input.ends ? ["endOfPartition"] : []),
  ];
  const announced = features.hasTimeout && supportsUnaligned(input) ? ["announcement"] : [];
  return [
    ...(hasHardBackpressure ? turnWires(input, [...events, ...announced], wire) : []),
    ...events.map((event) => wire(`${channel}.${event}`, `${BARRIER_HANDLER}.${event}`, polled)),
    ...(blocks
      ? [
          wire(`${BARRIER_HANDLER}.resumeConsumption`, `${subpartition}.resumeConsumption`, {
            where: { channel: index },
          }),
        ]
      : []),
  ];
}

/** A task inside a record refuses its turn, and so whatever the channel would deliver. */
function turnWires(input: InputDescription, events: readonly string[], wire: WireBuilder): Wire[] {
  const { channel } = partsOf(input);
  return events.map((event) => wire(`${channel}.${event}`, `${TASK}.takeTurn`, { blocking: true }));
}

/** Credits and backlogs take no time of their own: each comes with the step that sets it off. */
function creditWires(input: InputDescription, index: number, wire: WireBuilder): Wire[] {
  const { subpartition, channel } = partsOf(input);
  const ofChannel = { channel: index };
  return [
    wire(`${subpartition}.backlog`, `${channel}.onBacklog`),
    wire(`${channel}.credit`, `${subpartition}.addCredit`),
    wire(`${channel}.request`, `${BUFFER_POOL}.request`, { with: ofChannel }),
    ...(input.receiverBuffers === 0
      ? [wire(`${channel}.withdraw`, `${BUFFER_POOL}.withdraw`, { with: ofChannel })]
      : []),
    wire(`${channel}.recycle`, `${BUFFER_POOL}.recycle`),
    wire(`${BUFFER_POOL}.granted`, `${channel}.granted`, { where: ofChannel }),
  ];
}

function checkpointWires(
  { name, ends, declines = [] }: InputDescription,
  { hasAborts }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { source, backend, subpartition } = partsOf({ name });
  const ofSource = { with: { task: source } };
  return [
    wire(`${COORDINATOR}.triggerCheckpoint`, `${source}.triggerCheckpoint`),
    wire(`${COORDINATOR}.checkpointCompleted`, `${backend}.checkpointCompleted`),
    wire(`${source}.snapshot`, `${backend}.store`),
    wire(`${subpartition}.outputCompleted`, `${COORDINATOR}.acknowledge`, ofSource),
    ...(ends ? [wire(`${source}.acknowledge`, `${COORDINATOR}.acknowledge`, ofSource)] : []),
    ...(hasAborts
      ? [wire(`${COORDINATOR}.checkpointAborted`, `${source}.notifyCheckpointAborted`)]
      : []),
    ...(declines.length > 0 ? [wire(`${source}.decline`, `${COORDINATOR}.decline`)] : []),
  ];
}

/** What is saved of a channel, and who says when. */
function channelStateWires(
  input: InputDescription,
  { hasAborts }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { subpartition, channel, channelState } = partsOf(input);
  return [
    wire(`${BARRIER_HANDLER}.checkpointStarted`, `${channel}.checkpointStarted`),
    wire(`${BARRIER_HANDLER}.checkpointStopped`, `${channel}.checkpointStopped`),
    ...(input.records > 0 ? [wire(`${channel}.addInputData`, `${channelState}.addInputData`)] : []),
    ...(input.records > 0 && supportsUnaligned(input)
      ? [wire(`${subpartition}.addOutputData`, `${channelState}.addOutputData`)]
      : []),
    wire(`${COORDINATOR}.checkpointCompleted`, `${channelState}.checkpointCompleted`),
    ...(hasAborts
      ? [
          wire(`${channel}.checkpointDeclined`, `${BARRIER_HANDLER}.checkpointDeclined`),
          wire(`${COORDINATOR}.checkpointAborted`, `${channelState}.checkpointAborted`),
        ]
      : []),
  ];
}

function timeoutWires(input: InputDescription, index: number, wire: WireBuilder): Wire[] {
  const { subpartition, channel } = partsOf(input);
  const priority = "convertToPriorityEvent";
  return [
    wire(`${COORDINATOR}.timeoutElapsed`, `${subpartition}.timeoutElapsed`),
    wire(`${channel}.announcement`, `${BARRIER_HANDLER}.announcement`, {
      blocking: true,
      with: { channel: index },
    }),
    wire(`${BARRIER_HANDLER}.${priority}`, `${channel}.${priority}`, { where: { channel: index } }),
  ];
}

function failoverWires(
  input: InputDescription,
  { capturesChannelState }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const { source, backend, subpartition, channel, channelState } = partsOf(input);
  const recovered = "endOfOutputChannelState";
  return [
    ...[source, subpartition, channel].map((name) =>
      wire(`${COORDINATOR}.cancel`, `${name}.cancel`),
    ),
    wire(`${COORDINATOR}.restore`, `${backend}.restore`),
    wire(`${backend}.restored`, `${source}.restore`),
    ...(capturesChannelState
      ? [
          wire(`${COORDINATOR}.restore`, `${channelState}.restore`),
          wire(`${channelState}.restoredOutput`, `${subpartition}.restore`),
          wire(`${channelState}.restoredInput`, `${channel}.restore`),
          wire(`${subpartition}.${recovered}`, `${channel}.onEndOfOutputChannelState`, {
            blocking: true,
          }),
        ]
      : [wire(`${COORDINATOR}.restore`, `${channel}.restore`, { with: { records: [] } })]),
  ];
}

/** All wires of the task itself: handler, operator, acknowledgements and restarts. */
export function taskWires(
  { inputs, lateAcknowledgements = false }: TaskSideTopology,
  features: TaskSideFeatures,
  hasMailbox: boolean,
  wire: WireBuilder,
): Wire[] {
  const ofTask = { with: { task: TASK } };
  const trigger = `${BARRIER_HANDLER}.triggerCheckpoint` as const;
  return [
    wire(`${BARRIER_HANDLER}.record`, `${TASK}.record`, { blocking: true }),
    ...(hasMailbox
      ? [
          wire(trigger, `${MAILBOX}.triggerCheckpoint`),
          wire(`${MAILBOX}.triggerCheckpoint`, `${TASK}.triggerCheckpoint`),
        ]
      : [wire(trigger, `${TASK}.triggerCheckpoint`, { blocking: features.hasHardBackpressure })]),
    wire(`${BARRIER_HANDLER}.inputFinished`, `${TASK}.inputFinished`),
    wire(`${TASK}.snapshot`, `${TASK_BACKEND}.store`),
    wire(`${COORDINATOR}.checkpointCompleted`, `${TASK_BACKEND}.checkpointCompleted`),
    ...(lateAcknowledgements
      ? [
          wire(`${TASK}.acknowledge`, `${RESPONDER}.acknowledge`),
          wire(`${RESPONDER}.acknowledge`, `${COORDINATOR}.acknowledge`, ofTask),
        ]
      : [wire(`${TASK}.acknowledge`, `${COORDINATOR}.acknowledge`, ofTask)]),
    ...(features.hasTimeout
      ? [wire(`${COORDINATOR}.timeoutElapsed`, `${BARRIER_HANDLER}.timeoutElapsed`)]
      : []),
    ...(features.hasAborts
      ? [
          wire(`${BARRIER_HANDLER}.decline`, `${COORDINATOR}.decline`),
          wire(`${BARRIER_HANDLER}.decline`, `${ABORT_HISTORY}.decline`),
        ]
      : []),
    ...(features.hasCrashes ? taskFailoverWires(inputs, features, hasMailbox, wire) : []),
  ];
}

function taskFailoverWires(
  inputs: readonly InputDescription[],
  { capturesChannelState }: TaskSideFeatures,
  hasMailbox: boolean,
  wire: WireBuilder,
): Wire[] {
  const recovered = "endOfOutputChannelState";
  return [
    wire(`${ENVIRONMENT}.taskFailed`, `${COORDINATOR}.taskFailed`, { blocking: true }),
    ...[BARRIER_HANDLER, TASK, ...(hasMailbox ? [MAILBOX] : [])].map((name) =>
      wire(`${COORDINATOR}.cancel`, `${name}.cancel`),
    ),
    wire(`${COORDINATOR}.restore`, `${TASK_BACKEND}.restore`),
    wire(`${TASK_BACKEND}.restored`, `${TASK}.restore`),
    ...(capturesChannelState
      ? inputs.map((input, channel) =>
          wire(`${partsOf(input).channel}.${recovered}`, `${BARRIER_HANDLER}.${recovered}`, {
            blocking: true,
            with: { channel },
          }),
        )
      : []),
  ];
}
