import type {
  ChannelState,
  ChannelStateWriterContext,
} from "../models/machines/channelStateWriter.ts";
import { stateOf } from "../models/machines/channelStateWriter.ts";
import type { BarrierCoordinatorContext } from "../models/machines/barrierCoordinator.ts";
import type { StateBackendContext } from "../models/machines/stateBackend.ts";
import type { StreamTaskContext, StreamTaskSnapshot } from "../models/machines/streamTask.ts";
import type { UpstreamSnapshot } from "../models/machines/upstreamTask.ts";
import { COORDINATOR, TASK, TASK_BACKEND, partsOf } from "../models/taskSideNames.ts";
import type { TaskSideSystem } from "../models/taskSideSystem.ts";
import { contextOf } from "../src/checker/property/index.ts";
import type { StateView } from "../src/checker/property/index.ts";

/** What one channel contributes to a checkpoint, as sequences of records. */
export interface ChannelSnapshot {
  /** The input's name. */
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
  return [
    COORDINATOR,
    TASK_BACKEND,
    ...parts.map(({ backend }) => backend),
    ...(features.capturesChannelState ? parts.map(({ channelState }) => channelState) : []),
  ];
}

/** The newest completed checkpoint, or `null`. */
export function latestCompleted(view: StateView): number | null {
  return contextOf<BarrierCoordinatorContext>(view, COORDINATOR).completed.at(-1) ?? null;
}

/** The channels in the newest completed checkpoint; a snapshot that is missing counts as empty. */
export function completedSnapshot(
  { topology, features }: TaskSideSystem,
  view: StateView,
): readonly ChannelSnapshot[] {
  const checkpoint = latestCompleted(view);
  if (checkpoint === null) return [];
  const task = snapshotOf(view, TASK_BACKEND, checkpoint) as StreamTaskSnapshot | undefined;
  return topology.inputs.map((input, channel) => {
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
