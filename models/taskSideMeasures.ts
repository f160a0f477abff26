import { contextOf } from "../src/checker/property/index.ts";
import type { Measure, StateView } from "../src/checker/property/index.ts";
import { hasPriority, recordsIn } from "./barriers.ts";
import type { ChannelElement } from "./barriers.ts";
import { recordsSetAside } from "./machines/barrierBuffer.ts";
import type { BarrierBufferContext } from "./machines/barrierBuffer.ts";
import type { BarrierCoordinatorContext } from "./machines/barrierCoordinator.ts";
import type { ChannelStateWriterContext } from "./machines/channelStateWriter.ts";
import type { PipelinedSubpartitionContext } from "./machines/pipelinedSubpartition.ts";
import type { RemoteInputChannelContext } from "./machines/remoteInputChannel.ts";
import { BARRIER_HANDLER, COORDINATOR, partsOf } from "./taskSideNames.ts";
import type { TaskSideSystem } from "./taskSideSystem.ts";
import type { TaskSideTopology } from "./taskSideTopology.ts";

/** Which input's barrier is late, and which one is ahead of it, by name. */
export interface Skew {
  readonly fast: string;
  readonly slow: string;
}

/** The four sides of seam 1; a variant that does not pay a price has 0 there. */
export function taskSideMeasures(
  { topology, features }: TaskSideSystem,
  { fast, slow }: Skew,
): readonly Measure[] {
  return [
    recordsAheadOf(slow),
    recordsHeldBack(fast),
    recordsCaptured(features.capturesChannelState ? topology.inputs : []),
    recordsKept(),
  ];
}

/** How long the slow side holds the checkpoint: what the task has to work off before it. */
function recordsAheadOf(input: string): Measure {
  const { subpartition, channel } = partsOf({ name: input });
  return {
    name: `records of ${input} that hold the checkpoint`,
    unit: "records",
    reads: [COORDINATOR, subpartition, channel],
    value: (view) => {
      const { pending } = contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
      const inFlight = [...queueOf(view, channel), ...queueOf(view, subpartition)];
      const at = inFlight.findIndex(
        (element) => element.type === "barrier" && element.checkpoint === pending?.checkpoint,
      );
      const barrier = inFlight[at];
      // A barrier that overtakes waits for nothing, wherever it is.
      if (barrier === undefined || hasPriority(barrier)) return 0;
      return recordsIn(inFlight.slice(0, at)).length;
    },
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
function recordsCaptured(inputs: TaskSideTopology["inputs"]): Measure {
  const writers = inputs.map((input) => partsOf(input).channelState);
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

function queueOf(view: StateView, instance: string): readonly ChannelElement[] {
  return contextOf<Pick<RemoteInputChannelContext, "queue">>(view, instance).queue;
}
