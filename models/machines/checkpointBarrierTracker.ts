import { assign, emit, enqueueActions, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";
import type { BarrierHandlerEmitted, BarrierHandlerInput } from "./barrierHandler.ts";

/** A checkpoint some of whose barriers have come (Flink: CheckpointBarrierCount). */
export interface BarrierCount {
  readonly checkpoint: number;
  /** How many channels were open when its first barrier came. */
  readonly target: number;
  readonly alignedChannels: readonly number[];
  readonly aborted: boolean;
}

export interface CheckpointBarrierTrackerContext {
  readonly openChannels: number;
  /** The newest checkpoint of which anything was seen. */
  readonly highestCheckpoint: number;
  /** Oldest first. */
  readonly pending: readonly BarrierCount[];
}

interface Marker {
  readonly channel: number;
  readonly checkpoint: number;
}

export type CheckpointBarrierTrackerEvent =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | ({ readonly type: "barrier" } & Marker)
  | ({ readonly type: "cancelMarker" } & Marker)
  | { readonly type: "endOfPartition"; readonly channel: number }
  | { readonly type: "cancel" };

/**
 * The barrier handler of at-least-once mode (Flink: CheckpointBarrierTracker, A2.4). It only counts
 * barriers and blocks nothing, so records from behind a barrier get into the snapshot, and after a
 * restore they are applied again. Abstracted: the bound of 50 pending counts, which three checkpoints
 * never reach.
 */
export const checkpointBarrierTracker = setup({
  types: {
    context: {} as CheckpointBarrierTrackerContext & Pick<BarrierHandlerInput, "channels">,
    events: {} as CheckpointBarrierTrackerEvent,
    emitted: {} as BarrierHandlerEmitted,
    input: {} as BarrierHandlerInput,
  },
  actions: {
    passOn: emit(
      (_, { channel, sequence }: { readonly channel: number; readonly sequence: number }) => ({
        type: "record",
        channel,
        sequence,
      }),
    ),
    countBarrier: assign(({ context }, marker: Marker) => count(context, marker, false)),
    countCancelMarker: assign(({ context }, marker: Marker) => count(context, marker, true)),
    /** A cancel marker aborts the checkpoint, once, and all that are older. */
    abortUpTo: enqueueActions(({ context, enqueue }, { checkpoint }: Marker) => {
      const { pending, highestCheckpoint } = context;
      const known = pending.filter((entry) => entry.checkpoint <= checkpoint && !entry.aborted);
      for (const entry of known) enqueue.emit({ type: "decline", checkpoint: entry.checkpoint });
      if (checkpoint > highestCheckpoint) enqueue.emit({ type: "decline", checkpoint });
      enqueue.assign({ pending: pending.filter((entry) => entry.checkpoint >= checkpoint) });
    }),
    closeChannel: assign(({ context }, { channel }: Pick<Marker, "channel">) => ({
      openChannels: context.openChannels - 1,
      pending: context.pending.map((entry) => withChannel(entry, channel)),
    })),
    /** The newest checkpoint that all its channels have reached is taken; older ones are subsumed. */
    triggerCompleted: enqueueActions(({ context, enqueue }) => {
      const completed = context.pending.findLast(isComplete);
      if (completed === undefined) return;
      const { checkpoint, aborted } = completed;
      enqueue.assign({ pending: context.pending.filter((p) => p.checkpoint > checkpoint) });
      if (aborted) return;
      enqueue.emit({ type: "triggerCheckpoint", checkpoint });
      enqueue.emit({ type: "inputFinished", checkpoint });
    }),
  },
}).createMachine({
  id: "checkpointBarrierTracker",
  context: ({ input: { channels } }) => ({ channels, ...nothingSeen(channels) }),
  on: {
    record: { actions: { type: "passOn", params: ofEvent } },
    barrier: { actions: [{ type: "countBarrier", params: ofEvent }, "triggerCompleted"] },
    cancelMarker: {
      actions: [
        { type: "abortUpTo", params: ofEvent },
        { type: "countCancelMarker", params: ofEvent },
        "triggerCompleted",
      ],
    },
    endOfPartition: { actions: [{ type: "closeChannel", params: ofEvent }, "triggerCompleted"] },
    cancel: { actions: assign(({ context }) => nothingSeen(context.channels)) },
  },
});

function nothingSeen(channels: number): CheckpointBarrierTrackerContext {
  return { openChannels: channels, highestCheckpoint: 0, pending: [] };
}

/** A barrier of an unknown checkpoint counts only if it is newer than all that were seen. */
function count(
  { pending, highestCheckpoint, openChannels }: CheckpointBarrierTrackerContext,
  { channel, checkpoint }: Marker,
  aborted: boolean,
): Partial<CheckpointBarrierTrackerContext> {
  if (checkpoint > highestCheckpoint) {
    const entry = { checkpoint, target: openChannels, alignedChannels: [channel], aborted };
    return { highestCheckpoint: checkpoint, pending: [...pending, entry] };
  }
  return {
    pending: pending.map((entry) =>
      entry.checkpoint === checkpoint
        ? { ...withChannel(entry, channel), aborted: entry.aborted || aborted }
        : entry,
    ),
  };
}

function withChannel(entry: BarrierCount, channel: number): BarrierCount {
  const alignedChannels = [...new Set([...entry.alignedChannels, channel])].sort((a, b) => a - b);
  return { ...entry, alignedChannels };
}

function isComplete({ alignedChannels, target }: BarrierCount): boolean {
  return alignedChannels.length === target;
}
