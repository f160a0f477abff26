import { recordsIn } from "../models/barriers.ts";
import type {
  ChannelState,
  ChannelStateWriterContext,
} from "../models/machines/channelStateWriter.ts";
import { stateOf } from "../models/machines/channelStateWriter.ts";
import type { BarrierCoordinatorContext } from "../models/machines/barrierCoordinator.ts";
import type { StateBackendContext } from "../models/machines/stateBackend.ts";
import type { PipelinedSubpartitionContext } from "../models/machines/pipelinedSubpartition.ts";
import type { SlowSinkContext, SlowSinkSnapshot } from "../models/machines/slowSink.ts";
import { outputsSent } from "../models/machines/streamTask.ts";
import type { StreamTaskContext, StreamTaskSnapshot } from "../models/machines/streamTask.ts";
import type { UpstreamSnapshot } from "../models/machines/upstreamTask.ts";
import {
  COORDINATOR,
  OUTPUT,
  OUTPUT_STATE,
  SINK,
  SINK_BACKEND,
  TASK,
  TASK_BACKEND,
  partsOf,
} from "../models/taskSideNames.ts";
import { savesOutput } from "../models/taskSideOutput.ts";
import type { TaskSideSystem } from "../models/taskSideSystem.ts";
import type { OutputDescription } from "../models/taskSideTopology.ts";
import { contextOf } from "../src/checker/property/index.ts";
import type { StateView } from "../src/checker/property/index.ts";

/** What one channel contributes to a checkpoint, as sequences of records. */
export interface ChannelSnapshot {
  /** The input's name, or `output` for the task's own. */
  readonly input: string;
  /** What the sender had sent at its snapshot. */
  readonly sent: readonly number[];
  /** What the receiver had applied at its snapshot. */
  readonly applied: readonly number[];
  /** The in-flight data that was saved with the checkpoint. */
  readonly captured: ChannelState;
}

/** The instances that `completedSnapshot` looks at. */
export function snapshotReads({ topology, features }: TaskSideSystem): readonly string[] {
  const parts = topology.inputs.map(partsOf);
  const { output } = topology;
  return [
    COORDINATOR,
    TASK_BACKEND,
    ...(output === undefined ? [] : [SINK_BACKEND]),
    ...(output !== undefined && savesOutput(output, features.capturesChannelState)
      ? [OUTPUT_STATE]
      : []),
    ...parts.map(({ backend }) => backend),
    ...(features.capturesChannelState ? parts.map(({ channelState }) => channelState) : []),
  ];
}

/** The newest completed checkpoint, or `null`. */
export function latestCompleted(view: StateView): number | null {
  return contextOf<BarrierCoordinatorContext>(view, COORDINATOR).completed.at(-1) ?? null;
}

/**
 * The channels in the newest completed checkpoint, the output last; a snapshot that is missing counts
 * as empty.
 */
export function completedSnapshot(
  system: TaskSideSystem,
  view: StateView,
): readonly ChannelSnapshot[] {
  const checkpoint = latestCompleted(view);
  if (checkpoint === null) return [];
  const { topology, features } = system;
  const task = snapshotOf(view, TASK_BACKEND, checkpoint) as StreamTaskSnapshot | undefined;
  const inputs = topology.inputs.map((input, channel) => {
    const { backend, channelState } = partsOf(input);
    const sender = snapshotOf(view, backend, checkpoint) as UpstreamSnapshot | undefined;
    return {
      input: input.name,
      sent: firstRecords(sender?.offset ?? 0),
      applied: task?.[channel] ?? [],
      captured: features.capturesChannelState
        ? stateOf(contextOf<ChannelStateWriterContext>(view, channelState), checkpoint)
        : { input: [], output: [] },
    };
  });
  const { output } = topology;
  if (output === undefined) return inputs;
  return [...inputs, outputSnapshot(output, task ?? [], system, view, checkpoint)];
}

/** What the task had put out at its snapshot follows from what it had applied. */
function outputSnapshot(
  output: OutputDescription,
  applied: StreamTaskSnapshot,
  { features }: TaskSideSystem,
  view: StateView,
  checkpoint: number,
): ChannelSnapshot {
  const { outputsPerRecord = 1 } = output;
  const sink = snapshotOf(view, SINK_BACKEND, checkpoint) as SlowSinkSnapshot | undefined;
  return {
    input: OUTPUT,
    sent: firstRecords(outputsSent({ applied, insideRecord: false, outputsPerRecord })),
    applied: sink ?? [],
    captured: savesOutput(output, features.capturesChannelState)
      ? stateOf(contextOf<ChannelStateWriterContext>(view, OUTPUT_STATE), checkpoint)
      : { input: [], output: [] },
  };
}

/** What is between the task and its sink now, as sequences of records. */
export function outputNow(view: StateView) {
  return {
    sent: firstRecords(outputsSent(contextOf<StreamTaskContext>(view, TASK))),
    applied: contextOf<SlowSinkContext>(view, SINK).applied,
    underWay: recordsIn(contextOf<PipelinedSubpartitionContext>(view, OUTPUT).queue),
  };
}

/** The operator state as it is now, by channel. */
export function appliedNow(view: StateView): StreamTaskSnapshot {
  return contextOf<StreamTaskContext>(view, TASK).applied;
}

/** The records from 1 to `count`. */
export function firstRecords(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

export function sameRecords(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((record, index) => record === right[index]);
}

/** `hot#1, hot#2`, or `nothing`. */
export function listRecords(input: string, records: readonly number[]): string {
  if (records.length === 0) return "nothing";
  return records.map((sequence) => `${input}#${sequence}`).join(", ");
}

/** What a state backend holds of a checkpoint; whose state that is, the caller knows. */
function snapshotOf(view: StateView, backend: string, checkpoint: number): unknown {
  return contextOf<StateBackendContext>(view, backend).snapshots[String(checkpoint)];
}
