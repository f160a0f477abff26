import { assign, enqueueActions, setup } from "xstate";

/** A channel that wants more buffers than the pool had (Flink: BufferListener). */
export interface BufferListener {
  readonly channel: number;
  readonly buffers: number;
}

export interface LocalBufferPoolContext {
  /** How many buffers the pool lends in all (Flink: floating-buffers-per-gate). */
  readonly size: number;
  readonly free: number;
  /** First come, first served. */
  readonly listeners: readonly BufferListener[];
}

export interface LocalBufferPoolInput {
  readonly size: number;
}

export type LocalBufferPoolEvent =
  | { readonly type: "request"; readonly channel: number; readonly buffers: number }
  | { readonly type: "withdraw"; readonly channel: number }
  | { readonly type: "recycle"; readonly buffers: number };

export interface LocalBufferPoolEmitted {
  readonly type: "granted";
  readonly channel: number;
  readonly buffers: number;
}

/**
 * The floating buffers that the channels of one gate share (Flink: LocalBufferPool, A3). What cannot be
 * granted at once is granted when a buffer comes back, in the order of the requests.
 */
export const localBufferPool = setup({
  types: {
    context: {} as LocalBufferPoolContext,
    events: {} as LocalBufferPoolEvent,
    emitted: {} as LocalBufferPoolEmitted,
    input: {} as LocalBufferPoolInput,
  },
  actions: {
    serve: enqueueActions(({ context, enqueue }) => {
      let { free } = context;
      const waiting: BufferListener[] = [];
      for (const { channel, buffers } of context.listeners) {
        const granted = Math.min(free, buffers);
        free -= granted;
        if (granted > 0) enqueue.emit({ type: "granted", channel, buffers: granted });
        if (granted < buffers) waiting.push({ channel, buffers: buffers - granted });
      }
      enqueue.assign({ free, listeners: waiting });
    }),
  },
}).createMachine({
  id: "localBufferPool",
  context: ({ input: { size } }) => ({ size, free: size, listeners: [] }),
  on: {
    request: {
      actions: [
        assign(({ context, event: { channel, buffers } }) => ({
          listeners: withListener(context, { channel, buffers }),
        })),
        "serve",
      ],
    },
    withdraw: {
      actions: assign(({ context, event }) => ({ listeners: without(context, event.channel) })),
    },
    recycle: {
      actions: [assign(({ context, event }) => ({ free: context.free + event.buffers })), "serve"],
    },
  },
});

/** Who asks again keeps his place. */
function withListener(
  { listeners }: LocalBufferPoolContext,
  listener: BufferListener,
): readonly BufferListener[] {
  const at = listeners.findIndex(({ channel }) => channel === listener.channel);
  return at < 0 ? [...listeners, listener] : listeners.with(at, listener);
}

function without(
  { listeners }: LocalBufferPoolContext,
  channel: number,
): readonly BufferListener[] {
  return listeners.filter((listener) => listener.channel !== channel);
}
