import { defineNetwork, instance, observer } from "../src/checker/network/index.ts";
import type {
  EventFields,
  Instance,
  Move,
  MoveKind,
  Network,
} from "../src/checker/network/index.ts";
import { abortHistory } from "./machines/abortHistory.ts";
import { featuresOf, supportsUnaligned } from "./taskSideFeatures.ts";
import type { TaskSideFeatures } from "./taskSideFeatures.ts";
import {
  ABORT_HISTORY,
  BARRIER_HANDLER,
  BUFFER_POOL,
  COORDINATOR,
  ENVIRONMENT,
  MAILBOX,
  OUTPUT,
  RESPONDER,
  SINK,
  TASK,
  TASK_BACKEND,
  partsOf,
} from "./taskSideNames.ts";
import { outputInstances, outputMoves, outputWires } from "./taskSideOutput.ts";
import { checkTaskSideTopology } from "./taskSideTopology.ts";
import type { InputDescription, TaskSideTopology } from "./taskSideTopology.ts";
import { inputWires, taskWires } from "./taskSideWires.ts";
import type { TaskSideVariant } from "./variants/taskSideVariant.ts";

/** A topology under a task-side variant, ready to be explored. */
export interface TaskSideSystem {
  readonly topology: TaskSideTopology;
  readonly variant: TaskSideVariant;
  readonly features: TaskSideFeatures;
  readonly network: Network;
}

/**
 * Builds the network of one task with its channels: for each input a source, its state backend, the
 * sender's and the receiver's queue and the channel's saved data; for the task its barrier handler, its
 * operator and a state backend; where it has an output, that queue and the sink that polls it; the
 * JobManager, and the environment if there is a crash.
 *
 * @throws ModelError for a topology that makes no sense.
 */
export function buildTaskSideSystem(
  name: string,
  topology: TaskSideTopology,
  variant: TaskSideVariant,
): TaskSideSystem {
  checkTaskSideTopology(topology);
  const features = featuresOf(topology, variant);
  const { output } = topology;
  const hasMailbox = variant.machines.mailbox !== undefined;
  const network = defineNetwork({
    name,
    instances: instancesOf(topology, variant, features),
    wires: (wire) => [
      ...topology.inputs.flatMap((input, channel) => inputWires(input, channel, features, wire)),
      ...taskWires(topology, features, hasMailbox, wire),
      ...(output === undefined ? [] : outputWires(output, features, wire)),
    ],
    moves: (move) => [
      ...topology.inputs.flatMap((input) => inputMoves(input, features, move)),
      ...taskMoves(topology, variant, features, move),
      ...(output === undefined ? [] : outputMoves(output, features, move)),
    ],
  });
  return { topology, variant, features, network };
}

/** Builds a move as `defineNetwork` hands it out, for names that are made at run time. */
export type MoveBuilder = (
  target: `${string}.${string}`,
  options?: { kind?: MoveKind; with?: EventFields },
) => Move;

function instancesOf(
  topology: TaskSideTopology,
  variant: TaskSideVariant,
  features: TaskSideFeatures,
): Record<string, Instance> {
  const { machines, alignment } = variant;
  const { inputs, output, checkpoints, expiring = [], crashes, alignmentCap = null } = topology;
  const channels = inputs.length;
  const plan = checkpoints.map((kind) => alignment[kind]);
  const instances = inputs.map((input) => inputInstances(machines, input, features));
  instances.push({
    [COORDINATOR]: instance(machines.coordinator, {
      tasks: [
        ...inputs.map(({ name }) => name),
        TASK,
        ...(output === undefined ? [] : [OUTPUT, SINK]),
      ],
      plan,
      expiring,
    }),
    [BARRIER_HANDLER]: instance(machines.barrierHandler, { channels, alignmentCap }),
    [TASK]: instance(machines.task, {
      channels,
      stallsAfter: topology.stallsAfter ?? null,
      recordsTakeTime: features.hasHardBackpressure,
      ...(output === undefined
        ? { outputsPerRecord: 0, plan: [] }
        : { outputsPerRecord: output.outputsPerRecord ?? 1, plan }),
    }),
    [TASK_BACKEND]: instance(machines.stateBackend),
  });
  if (output !== undefined) instances.push(outputInstances(output, variant, features));
  if (machines.bufferPool !== undefined) {
    const size = topology.floatingBuffers ?? 0;
    instances.push({ [BUFFER_POOL]: instance(machines.bufferPool, { size }) });
  }
  if (machines.mailbox !== undefined) instances.push({ [MAILBOX]: instance(machines.mailbox) });
  if (topology.lateAcknowledgements) {
    instances.push({ [RESPONDER]: instance(machines.checkpointResponder) });
  }
  if (features.hasCrashes) {
    instances.push({ [ENVIRONMENT]: instance(machines.environment, { crashes }) });
  }
  if (features.hasAborts) instances.push({ [ABORT_HISTORY]: observer(abortHistory) });
  return Object.fromEntries(instances.flatMap((some) => Object.entries(some)));
}

function inputInstances(
  machines: TaskSideVariant["machines"],
  input: InputDescription,
  { capturesChannelState }: TaskSideFeatures,
): Record<string, Instance> {
  const { source, backend, subpartition, channel, channelState } = partsOf(input);
  const { records, declines = [], senderBuffers, receiverBuffers } = input;
  return {
    [source]: instance(machines.upstreamTask, { records, declines }),
    [backend]: instance(machines.stateBackend),
    [subpartition]: instance(machines.subpartition, {
      maxBuffers: senderBuffers,
      supportsUnaligned: supportsUnaligned(input),
      initialCredit: receiverBuffers,
    }),
    [channel]: instance(machines.inputChannel, { buffers: receiverBuffers }),
    ...(capturesChannelState ? { [channelState]: instance(machines.channelStateWriter) } : {}),
  };
}

function inputMoves(
  input: InputDescription,
  { hasTimeout }: TaskSideFeatures,
  move: MoveBuilder,
): Move[] {
  const { source, subpartition, channel } = partsOf(input);
  const { records, declines = [], ends } = input;
  return [
    ...(records > 0 ? [move(`${source}.emit`)] : []),
    move(`${source}.performCheckpoint`),
    ...(declines.length > 0 ? [move(`${source}.declineCheckpoint`, { kind: "fault" })] : []),
    ...(ends ? [move(`${source}.finish`)] : []),
    move(`${subpartition}.send`),
    ...(hasTimeout && supportsUnaligned(input)
      ? [move(`${subpartition}.alignedBarrierTimeout`)]
      : []),
    move(`${channel}.deliver`),
  ];
}

function taskMoves(
  { checkpoints, expiring = [], lateAcknowledgements }: TaskSideTopology,
  { handlerMoves, machines }: TaskSideVariant,
  { hasTimeout, hasCrashes, hasHardBackpressure }: TaskSideFeatures,
  move: MoveBuilder,
): Move[] {
  const ids = checkpoints.map((_, index) => index + 1);
  return [
    ...handlerMoves.map((event) => move(`${BARRIER_HANDLER}.${event}`)),
    ...(machines.mailbox === undefined ? [] : [move(`${MAILBOX}.run`)]),
    ...(hasHardBackpressure ? [move(`${TASK}.finishRecord`)] : []),
    move(`${COORDINATOR}.trigger`),
    ...(hasTimeout
      ? [
          move(`${COORDINATOR}.alignmentTimeout`, { kind: "timeout" }),
          move(`${BARRIER_HANDLER}.timer`),
        ]
      : []),
    ...(expiring.length > 0 ? [move(`${COORDINATOR}.expire`, { kind: "fault" })] : []),
    ...(lateAcknowledgements
      ? ids.map((checkpoint) => move(`${RESPONDER}.deliver`, { with: { checkpoint } }))
      : []),
    ...(hasCrashes
      ? [move(`${ENVIRONMENT}.crash`, { kind: "fault" }), move(`${COORDINATOR}.restart`)]
      : []),
  ];
}
