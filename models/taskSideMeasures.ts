import { contextOf } from "../src/checker/property/index.ts";
import type { Measure, StateView } from "../src/checker/property/index.ts";
import { hasPriority, recordsIn } from "./barriers.ts";
import type { ChannelElement } from "./barriers.ts";
import { recordsSetAside } from "./machines/barrierBuffer.ts";
import type { BarrierBufferContext } from "./machines/barrierBuffer.ts";
import type { BarrierCoordinatorContext } from "./machines/barrierCoordinator.ts";
import type { ChannelStateWriterContext } from "./machines/channelStateWriter.ts";
import type { StreamTaskContext } from "./machines/streamTask.ts";
import type { PipelinedSubpartitionContext } from "./machines/pipelinedSubpartition.ts";
import type { RemoteInputChannelContext } from "./machines/remoteInputChannel.ts";
import {
  BARRIER_HANDLER,
  COORDINATOR,
  OUTPUT,
  OUTPUT_STATE,
  TASK,
  partsOf,
} from "./taskSideNames.ts";
import { savesOutput } from "./taskSideOutput.ts";
import type { TaskSideSystem } from "./taskSideSystem.ts";
import type { OutputDescription } from "./taskSideTopology.ts";

/** Which input's barrier is late, and which one is ahead of it, by name. */
export interface Skew {
  readonly fast: string;
  readonly slow: string;
}

/**
 * The four sides of seam 1, and where the task has an output what that adds; a variant that does not
 * pay a price has 0 there.
 */
export function taskSideMeasures(system: TaskSideSystem, { fast, slow }: Skew): readonly Measure[] {
  const { output } = system.topology;
  return [
    recordsAheadOf(slow),
    recordsHeldBack(fast),
    recordsCaptured(channelStatesOf(system)),
    recordsKept(),
    ...(output === undefined
      ? []
      : [outputAhead(), barrierHeldInside(system), overdraftUsed(output)]),
  ];
}

function channelStatesOf({ topology: { inputs, output }, features }: TaskSideSystem) {
  if (!features.capturesChannelState) return [];
  const writers = inputs.map((input) => partsOf(input).channelState);
  return output !== undefined && savesOutput(output, true) ? [...writers, OUTPUT_STATE] : writers;
}

/** How long the slow side holds the checkpoint: what the task has to work off before it. */
function recordsAheadOf(input: string): Measure {
  const { subpartition, channel } = partsOf({ name: input });
  return {
    name: `records of ${input} that hold the checkpoint`,
    unit: "records",
    reads: [COORDINATOR, subpartition, channel],
    value: (view) =>
      recordsBeforeBarrier(view, [...queueOf(view, channel), ...queueOf(view, subpartition)]),
  };
}

/** The throughput that an alignment costs: what waits at a sender that has blocked itself. */
function recordsHeldBack(input: string): Measure {
  const { subpartition } = partsOf({ name: input });
  return {
    name: `records of ${input} held back at its sender`,
    unit: "records",
    reads: [subpartition],
    value: (view) => {
      const { isBlocked, queue } = contextOf<PipelinedSubpartitionContext>(view, subpartition);
      return isBlocked ? recordsIn(queue).length : 0;
    },
  };
}

/** The state that overtaking adds: in-flight records saved with one checkpoint. */
function recordsCaptured(writers: readonly string[]): Measure {
  return {
    name: "in-flight records saved with a checkpoint",
    unit: "records",
    reads: writers,
    value: (view) => {
      const bySize = new Map<string, number>();
      for (const writer of writers) {
        const { states } = contextOf<ChannelStateWriterContext>(view, writer);
        for (const [checkpoint, { input, output }] of Object.entries(states)) {
          const size = (bySize.get(checkpoint) ?? 0) + input.length + output.length;
          bySize.set(checkpoint, size);
        }
      }
      return Math.max(0, ...bySize.values());
    },
  };
}

/** The memory that buffering adds: records the task has read and may not yet apply. */
function recordsKept(): Measure {
  return {
    name: "records set aside by the task",
    unit: "records",
    reads: [BARRIER_HANDLER],
    value: (view) => {
      const { setAside = [], queued = [] } = contextOf<Partial<BarrierBufferContext>>(
        view,
        BARRIER_HANDLER,
      );
      return recordsSetAside({ setAside, queued });
    },
  };
}

/** How long a slow sink holds the checkpoint: what it has to write before its barrier. */
function outputAhead(): Measure {
  return {
    name: "output records that hold the checkpoint",
    unit: "records",
    reads: [COORDINATOR, OUTPUT],
    value: (view) => recordsBeforeBarrier(view, queueOf(view, OUTPUT)),
  };
}

/** What not even overtaking helps against: barriers in front of a task that its full output holds. */
function barrierHeldInside({ topology: { inputs, output } }: TaskSideSystem): Measure {
  const channels = inputs.map((input) => partsOf(input).channel);
  const { buffers, overdraft = 0 } = output!;
  return {
    name: "barriers that wait for a full output (hard backpressure)",
    unit: "barriers",
    reads: [TASK, OUTPUT, ...channels],
    value: (view) => {
      const { insideRecord } = contextOf<StreamTaskContext>(view, TASK);
      const isFull = recordsIn(queueOf(view, OUTPUT)).length >= buffers + overdraft;
      if (!insideRecord || !isFull) return 0;
      return channels.filter((channel) => queueOf(view, channel)[0]?.type === "barrier").length;
    },
  };
}

/** What the way out of hard backpressure costs. */
function overdraftUsed({ buffers }: OutputDescription): Measure {
  return {
    name: "overdraft buffers in use",
    unit: "buffers",
    reads: [OUTPUT],
    value: (view) => Math.max(0, recordsIn(queueOf(view, OUTPUT)).length - buffers),
  };
}

/** The data ahead of the pending checkpoint's barrier; one that overtakes waits for nothing. */
function recordsBeforeBarrier(view: StateView, inFlight: readonly ChannelElement[]): number {
  const { pending } = contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
  const at = inFlight.findIndex(
    (element) => element.type === "barrier" && element.checkpoint === pending?.checkpoint,
  );
  const barrier = inFlight[at];
  if (barrier === undefined || hasPriority(barrier)) return 0;
  return recordsIn(inFlight.slice(0, at)).length;
}

function queueOf(view: StateView, instance: string): readonly ChannelElement[] {
  return contextOf<Pick<RemoteInputChannelContext, "queue">>(view, instance).queue;
}
