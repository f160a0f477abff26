import { assign, emit, enqueueActions, setup } from "xstate";
import type { Barrier, ChannelElement } from "../barriers.ts";

/** A received record in the buffer it came in. */
export interface BufferedRecord {
  readonly type: "record";
  readonly sequence: number;
  readonly buffer: "exclusive" | "floating";
}

export type QueuedElement = BufferedRecord | Exclude<ChannelElement, { readonly type: "record" }>;

export interface CreditedInputChannelContext {
  /** How many buffers belong to the channel (Flink: buffers-per-channel). */
  readonly exclusiveBuffers: number;
  readonly queue: readonly QueuedElement[];
  /** Empty buffers, for which the sender has credit. */
  readonly freeExclusive: number;
  readonly freeFloating: number;
  /** How many empty buffers it wants: the sender's backlog and its own exclusive ones. */
  readonly requiredBuffers: number;
}

export interface CreditedInputChannelInput {
  readonly buffers: number;
}

export type CreditedInputChannelEvent =
  | { readonly type: "onRecord"; readonly sequence: number; readonly backlog: number }
  | ({ readonly type: "onBarrier" } & Barrier)
  | { readonly type: "onBacklog"; readonly backlog: number }
  | { readonly type: "granted"; readonly buffers: number }
  | { readonly type: "deliver" };

export type CreditedInputChannelEmitted =
  | { readonly type: "record"; readonly sequence: number }
  | Exclude<ChannelElement, { readonly type: "record" }>
  | { readonly type: "credit"; readonly credit: number }
  | { readonly type: "request"; readonly buffers: number }
  | { readonly type: "withdraw" }
  | { readonly type: "recycle"; readonly buffers: number };

/**
 * The receiver's queue of one channel with its BufferManager (Flink: RemoteInputChannel, A3). It asks
 * the gate's pool for floating buffers until it has enough for the sender's backlog, and every empty
 * buffer is a credit. A channel without exclusive buffers gives its floating ones back when a barrier
 * blocks it, or the channels that still wait for theirs could never get one (B24).
 */
export const creditedInputChannel = setup({
  types: {
    context: {} as CreditedInputChannelContext,
    events: {} as CreditedInputChannelEvent,
    emitted: {} as CreditedInputChannelEmitted,
    input: {} as CreditedInputChannelInput,
  },
  guards: {
    hasBuffer: ({ context }) => context.freeExclusive + context.freeFloating > 0,
  },
  actions: {
    /** Floating buffers first, so that they come back to the pool soon. */
    receive: assign(({ context }, sequence: number) => {
      const buffer = context.freeFloating > 0 ? ("floating" as const) : ("exclusive" as const);
      return {
        queue: [...context.queue, { type: "record", sequence, buffer } as const],
        freeFloating: context.freeFloating - (buffer === "floating" ? 1 : 0),
        freeExclusive: context.freeExclusive - (buffer === "exclusive" ? 1 : 0),
      };
    }),
    requestFloating: enqueueActions(({ context, enqueue }, backlog: number) => {
      const requiredBuffers = backlog + context.exclusiveBuffers;
      enqueue.assign({ requiredBuffers });
      const missing = requiredBuffers - context.freeExclusive - context.freeFloating;
      if (missing > 0) enqueue.emit({ type: "request", buffers: missing });
    }),
    append: assign(({ context }, element: Exclude<ChannelElement, { type: "record" }>) => ({
      queue: [...context.queue, element],
    })),
    releaseFloating: enqueueActions(({ context, enqueue }) => {
      if (context.exclusiveBuffers > 0) return;
      enqueue.emit({ type: "withdraw" });
      if (context.freeFloating > 0) {
        enqueue.emit({ type: "recycle", buffers: context.freeFloating });
      }
      enqueue.assign({ requiredBuffers: 0, freeFloating: 0 });
    }),
    deliverHead: enqueueActions(({ context, enqueue }) => {
      const [head, ...queue] = context.queue;
      enqueue.assign({ queue });
      if (head!.type !== "record") {
        enqueue.emit(head!);
        return;
      }
      enqueue.emit({ type: "record", sequence: head!.sequence });
      if (head!.buffer === "exclusive") {
        enqueue.assign({ freeExclusive: context.freeExclusive + 1 });
        if (!hasSurplus(context)) {
          enqueue.emit({ type: "credit", credit: 1 });
          return;
        }
        enqueue.assign({ freeFloating: context.freeFloating - 1 });
      }
      enqueue.emit({ type: "recycle", buffers: 1 });
    }),
  },
}).createMachine({
  id: "creditedInputChannel",
  context: ({ input: { buffers } }) => ({
    exclusiveBuffers: buffers,
    queue: [],
    freeExclusive: buffers,
    freeFloating: 0,
    requiredBuffers: buffers,
  }),
  on: {
    onRecord: {
      guard: "hasBuffer",
      actions: [
        { type: "receive", params: ({ event }) => event.sequence },
        { type: "requestFloating", params: ({ event }) => event.backlog },
      ],
    },
    onBarrier: {
      actions: [
        {
          type: "append",
          params: ({ event: { checkpoint, alignment } }) => ({
            type: "barrier",
            checkpoint,
            alignment,
          }),
        },
        "releaseFloating",
      ],
    },
    onBacklog: { actions: { type: "requestFloating", params: ({ event }) => event.backlog } },
    granted: {
      actions: [
        assign(({ context, event }) => ({ freeFloating: context.freeFloating + event.buffers })),
        emit(({ event }) => ({ type: "credit", credit: event.buffers })),
      ],
    },
    deliver: { guard: ({ context }) => context.queue.length > 0, actions: "deliverHead" },
  },
});

/** Whether a floating buffer is not needed any more, once an exclusive one has come back. */
function hasSurplus({
  freeExclusive,
  freeFloating,
  requiredBuffers,
}: CreditedInputChannelContext): boolean {
  return freeFloating > 0 && freeExclusive + 1 + freeFloating > requiredBuffers;
}
