import { instance } from "../src/checker/network/index.ts";
import type { Instance, Move, Wire } from "../src/checker/network/index.ts";
import type { TaskSideFeatures } from "./taskSideFeatures.ts";
import {
  BARRIER_HANDLER,
  COORDINATOR,
  OUTPUT,
  OUTPUT_STATE,
  SINK,
  SINK_BACKEND,
  TASK,
} from "./taskSideNames.ts";
import type { MoveBuilder } from "./taskSideSystem.ts";
import type { OutputDescription } from "./taskSideTopology.ts";
import type { WireBuilder } from "./taskSideWires.ts";
import type { TaskSideVariant } from "./variants/taskSideVariant.ts";

/** The task's output: its queue, what is saved of it, and the sink that polls it. */
export function outputInstances(
  { buffers, overdraft = 0, supportsUnaligned = true }: OutputDescription,
  { machines }: TaskSideVariant,
  { capturesChannelState }: TaskSideFeatures,
): Record<string, Instance> {
  return {
    [OUTPUT]: instance(machines.output, { maxBuffers: buffers, overdraft, supportsUnaligned }),
    ...(savesOutput({ supportsUnaligned }, capturesChannelState)
      ? { [OUTPUT_STATE]: instance(machines.channelStateWriter) }
      : {}),
    [SINK]: instance(machines.sink),
    [SINK_BACKEND]: instance(machines.stateBackend),
  };
}

/** Whether a barrier may ever overtake on the output, so that there is in-flight data to save. */
export function savesOutput(
  { supportsUnaligned = true }: Pick<OutputDescription, "supportsUnaligned">,
  capturesChannelState: boolean,
): boolean {
  return capturesChannelState && supportsUnaligned;
}

/** All wires of the output: from the task through its queue to the sink, and back. */
export function outputWires(
  output: OutputDescription,
  features: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  return [
    ...taskWires(output, features, wire),
    ...sinkWires(output, features, wire),
    ...(savesOutput(output, features.capturesChannelState) ? outputStateWires(features, wire) : []),
    ...(features.hasTimeout && (output.supportsUnaligned ?? true)
      ? [wire(`${COORDINATOR}.timeoutElapsed`, `${OUTPUT}.timeoutElapsed`)]
      : []),
    ...(features.hasCrashes ? failoverWires(output, features, wire) : []),
  ];
}

/**
 * From the task into its output queue. A full one blocks records, soft or hard, and nothing else. The
 * barrier comes from the task, in one action with its snapshot; the marker of an abort comes from the
 * barrier handler and has no priority (A2.2, abortInternal).
 */
function taskWires(
  { outputsPerRecord = 1 }: OutputDescription,
  { hasAborts, capturesChannelState }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  return [
    wire(`${TASK}.output`, `${OUTPUT}.addRecord`, { blocking: true }),
    ...(outputsPerRecord > 1
      ? [wire(`${TASK}.furtherOutput`, `${OUTPUT}.addFurtherRecord`, { blocking: true })]
      : []),
    wire(`${TASK}.barrier`, `${OUTPUT}.addBarrier`),
    ...(capturesChannelState
      ? [wire(`${BARRIER_HANDLER}.checkpointStarted`, `${TASK}.initInputsCheckpoint`)]
      : []),
    ...(hasAborts
      ? [
          wire(`${BARRIER_HANDLER}.decline`, `${OUTPUT}.addCancelMarker`, {
            with: { priority: false },
          }),
        ]
      : []),
    // The other half of the task's acknowledgement: the channel state of its output.
    wire(`${OUTPUT}.outputCompleted`, `${COORDINATOR}.acknowledge`, { with: { task: OUTPUT } }),
  ];
}

/** Between the queue and the sink. What the queue may not send, the sink cannot poll. */
function sinkWires(
  { supportsUnaligned = true }: OutputDescription,
  { hasAborts, blocksSenders, blocksForced }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const blocks = blocksSenders || (blocksForced && !supportsUnaligned);
  return [
    wire(`${SINK}.pollNext`, `${OUTPUT}.send`, { blocking: true }),
    wire(`${OUTPUT}.record`, `${SINK}.record`),
    wire(`${OUTPUT}.barrier`, `${SINK}.barrier`),
    ...(hasAborts ? [wire(`${OUTPUT}.cancelMarker`, `${SINK}.cancelMarker`)] : []),
    ...(blocks ? [wire(`${SINK}.resumeConsumption`, `${OUTPUT}.resumeConsumption`)] : []),
    wire(`${SINK}.snapshot`, `${SINK_BACKEND}.store`),
    wire(`${SINK}.acknowledge`, `${COORDINATOR}.acknowledge`, { with: { task: SINK } }),
    wire(`${COORDINATOR}.checkpointCompleted`, `${SINK_BACKEND}.checkpointCompleted`),
  ];
}

function outputStateWires({ hasAborts }: TaskSideFeatures, wire: WireBuilder): Wire[] {
  return [
    wire(`${OUTPUT}.addOutputData`, `${OUTPUT_STATE}.addOutputData`),
    wire(`${COORDINATOR}.checkpointCompleted`, `${OUTPUT_STATE}.checkpointCompleted`),
    ...(hasAborts
      ? [wire(`${COORDINATOR}.checkpointAborted`, `${OUTPUT_STATE}.checkpointAborted`)]
      : []),
  ];
}

function failoverWires(
  output: OutputDescription,
  { capturesChannelState }: TaskSideFeatures,
  wire: WireBuilder,
): Wire[] {
  const recovered = "endOfOutputChannelState";
  return [
    wire(`${COORDINATOR}.cancel`, `${OUTPUT}.cancel`),
    wire(`${COORDINATOR}.cancel`, `${SINK}.cancel`),
    wire(`${COORDINATOR}.restore`, `${SINK_BACKEND}.restore`),
    wire(`${SINK_BACKEND}.restored`, `${SINK}.restore`),
    ...(savesOutput(output, capturesChannelState)
      ? [
          wire(`${COORDINATOR}.restore`, `${OUTPUT_STATE}.restore`),
          wire(`${OUTPUT_STATE}.restoredOutput`, `${OUTPUT}.restore`),
          wire(`${OUTPUT}.${recovered}`, `${SINK}.${recovered}`),
        ]
      : []),
  ];
}

export function outputMoves(
  { supportsUnaligned = true }: OutputDescription,
  { hasTimeout }: TaskSideFeatures,
  move: MoveBuilder,
): Move[] {
  return [
    move(`${SINK}.poll`),
    ...(hasTimeout && supportsUnaligned ? [move(`${OUTPUT}.alignedBarrierTimeout`)] : []),
  ];
}
