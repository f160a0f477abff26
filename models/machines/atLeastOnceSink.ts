import { assign, emit, setup } from "xstate";

export interface AtLeastOnceSinkContext {
  /** Records handed over by the task thread and not yet sent. */
  readonly buffered: readonly number[];
}

export type AtLeastOnceSinkEvent =
  | { readonly type: "invoke"; readonly sequence: number }
  | { readonly type: "flush" }
  | { readonly type: "snapshotState" }
  | { readonly type: "cancel" };

export interface AtLeastOnceSinkEmitted {
  readonly type: "publish";
  readonly records: readonly number[];
}

/**
 * A sink without transactions (Flink: SinkWriter with DeliveryGuarantee.AT_LEAST_ONCE): records are
 * visible as soon as they are sent. It sends them in batches, whenever it likes, and all of them
 * before a snapshot; it keeps no state and no notification concerns it.
 */
export const atLeastOnceSink = setup({
  types: {
    context: {} as AtLeastOnceSinkContext,
    events: {} as AtLeastOnceSinkEvent,
    emitted: {} as AtLeastOnceSinkEmitted,
  },
  guards: {
    hasBuffered: ({ context }) => context.buffered.length > 0,
    /** The heart of at least once: a snapshot must not cover a record that is still in memory. */
    flushesBeforeSnapshot: ({ context }) => context.buffered.length > 0,
  },
  actions: {
    publish: emit(({ context }) => ({ type: "publish", records: context.buffered })),
    clear: assign({ buffered: [] }),
  },
}).createMachine({
  id: "atLeastOnceSink",
  context: { buffered: [] },
  on: {
    invoke: {
      actions: assign(({ context, event }) => ({
        buffered: [...context.buffered, event.sequence],
      })),
    },
    flush: { guard: "hasBuffered", actions: ["publish", "clear"] },
    snapshotState: [
      { guard: "flushesBeforeSnapshot", actions: ["publish", "clear"] },
      { actions: assign({}) },
    ],
    cancel: { actions: "clear" },
  },
});
