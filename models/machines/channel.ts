import { assign, emit, setup } from "xstate";
import type { RecordIdentity } from "../records.ts";

export interface QueuedRecord extends RecordIdentity {
  readonly type: "record";
}

export interface QueuedBarrier {
  readonly type: "barrier";
  readonly checkpoint: number;
}

export interface ChannelContext {
  /** How many records fit; a barrier needs no buffer. */
  readonly capacity: number;
  /** What was sent and not yet consumed, the next to consume first. */
  readonly queue: readonly (QueuedRecord | QueuedBarrier)[];
}

export interface ChannelInput {
  readonly capacity: number;
}

export type ChannelEvent =
  | ({ readonly type: "addRecord" } & RecordIdentity)
  | { readonly type: "addBarrier"; readonly checkpoint: number }
  | { readonly type: "deliver" }
  | { readonly type: "cancel" };

export type ChannelEmitted = QueuedRecord | QueuedBarrier;

/**
 * A first in, first out channel from one task to another: sender queue, network and receiver queue in
 * one (A0, 2 and 3). It refuses a record when it is full, so the wire from the sender has to be a
 * blocking one: that is backpressure. Barriers pass a full channel, since events need neither a
 * buffer nor a credit, but they keep their place behind the records.
 */
export const channel = setup({
  types: {
    context: {} as ChannelContext,
    events: {} as ChannelEvent,
    emitted: {} as ChannelEmitted,
    input: {} as ChannelInput,
  },
  guards: {
    hasBuffer: ({ context }) => recordsIn(context) < context.capacity,
    headIsRecord: ({ context }) => context.queue[0]?.type === "record",
    headIsBarrier: ({ context }) => context.queue[0]?.type === "barrier",
  },
  actions: {
    enqueueRecord: assign(({ context }, { source, sequence }: RecordIdentity) => ({
      queue: [...context.queue, { type: "record", source, sequence } as const],
    })),
    enqueueBarrier: assign(({ context }, { checkpoint }: Pick<QueuedBarrier, "checkpoint">) => ({
      queue: [...context.queue, { type: "barrier", checkpoint } as const],
    })),
    dequeue: assign(({ context }) => ({ queue: context.queue.slice(1) })),
    clear: assign({ queue: [] }),
  },
}).createMachine({
  id: "channel",
  context: ({ input }) => ({ capacity: input.capacity, queue: [] }),
  on: {
    addRecord: {
      guard: "hasBuffer",
      actions: { type: "enqueueRecord", params: ({ event }) => event },
    },
    addBarrier: { actions: { type: "enqueueBarrier", params: ({ event }) => event } },
    deliver: [
      {
        guard: "headIsRecord",
        actions: [
          emit(({ context }) => {
            const { source, sequence } = context.queue[0] as QueuedRecord;
            return { type: "record", source, sequence };
          }),
          "dequeue",
        ],
      },
      {
        guard: "headIsBarrier",
        actions: [
          emit(({ context }) => {
            const { checkpoint } = context.queue[0] as QueuedBarrier;
            return { type: "barrier", checkpoint };
          }),
          "dequeue",
        ],
      },
    ],
    cancel: { actions: "clear" },
  },
});

function recordsIn({ queue }: ChannelContext): number {
  return queue.filter(({ type }) => type === "record").length;
}
