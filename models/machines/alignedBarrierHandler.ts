import { assign, emit, enqueueActions, setup } from "xstate";
import {
  beginAndNote,
  checkNew,
  closeChannel,
  endCheckpoint,
  endCompletes,
  initialProgress,
  isCancelled,
  isLastBarrier,
  isObsolete,
  isPending,
  noteBarrier,
} from "../barrierHandling.ts";
import type { BarrierProgress, ReceivedBarrier } from "../barrierHandling.ts";
import { ofEvent } from "../ofEvent.ts";
import type { BarrierHandlerEmitted, BarrierHandlerInput } from "./barrierHandler.ts";

export interface AlignedBarrierHandlerContext extends BarrierProgress {
  readonly channels: number;
}

export type AlignedBarrierHandlerEvent =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | ({ readonly type: "barrier" } & ReceivedBarrier)
  | { readonly type: "cancelMarker"; readonly channel: number; readonly checkpoint: number }
  | { readonly type: "endOfPartition"; readonly channel: number }
  | { readonly type: "cancel" };

interface Checkpoint {
  readonly checkpoint: number;
}

interface Channel {
  readonly channel: number;
}

/**
 * The barrier handler of exactly once without unaligned checkpoints (Flink:
 * SingleCheckpointBarrierHandler.aligned, A2.2 and A2.3). It never refuses anything: a channel whose
 * barrier has come is silent, because its sender has blocked itself (A0, 2).
 */
export const alignedBarrierHandler = setup({
  types: {
    context: {} as AlignedBarrierHandlerContext,
    events: {} as AlignedBarrierHandlerEvent,
    emitted: {} as BarrierHandlerEmitted,
    input: {} as BarrierHandlerInput,
  },
  guards: {
    isObsolete: ({ context }, { checkpoint }: Checkpoint) => isObsolete(context, checkpoint),
    isLastBarrier: ({ context }, barrier: ReceivedBarrier) => isLastBarrier(context, barrier),
    isCancelled: ({ context }, { checkpoint }: Checkpoint) => isCancelled(context, checkpoint),
    endCompletes: ({ context }, { channel }: Channel) => endCompletes(context, channel),
  },
  actions: {
    passOn: emit(
      (_, { channel, sequence }: { readonly channel: number; readonly sequence: number }) => ({
        type: "record",
        channel,
        sequence,
      }),
    ),
    ignore: assign({}),
    /** The sender of an obsolete barrier has blocked itself all the same. */
    resumeSender: emit((_, { channel }: Channel) => ({ type: "resumeConsumption", channel })),
    resumeBlockedChannels: enqueueActions(({ context, enqueue }) => {
      for (const channel of context.blockedChannels) {
        enqueue.emit({ type: "resumeConsumption", channel });
      }
    }),
    abortSubsumed: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      const { currentCheckpoint } = context;
      if (checkpoint <= currentCheckpoint || !isPending(context)) return;
      for (const channel of context.blockedChannels) {
        enqueue.emit({ type: "resumeConsumption", channel });
      }
      enqueue.emit({ type: "decline", checkpoint: currentCheckpoint });
      enqueue.assign(endCheckpoint(context, currentCheckpoint));
    }),
    abort: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      enqueue.emit({ type: "decline", checkpoint });
      enqueue.assign(endCheckpoint(context, checkpoint));
    }),
    checkNew: assign(({ context }, { checkpoint }: Checkpoint) => checkNew(context, checkpoint)),
    noteBarrier: assign(({ context }, barrier: ReceivedBarrier) => noteBarrier(context, barrier)),
    triggerCheckpoint: emit(({ context }) => ({
      type: "triggerCheckpoint",
      checkpoint: context.currentCheckpoint,
    })),
    finishCheckpoint: enqueueActions(({ context, enqueue }) => {
      enqueue.emit({ type: "inputFinished", checkpoint: context.currentCheckpoint });
      enqueue.assign(endCheckpoint(context, context.currentCheckpoint));
    }),
    closeChannel: assign(({ context }, { channel }: Channel) => closeChannel(context, channel)),
  },
}).createMachine({
  id: "alignedBarrierHandler",
  context: ({ input: { channels } }) => ({ channels, ...initialProgress(channels) }),
  initial: "WaitingForFirstBarrier",
  on: {
    record: { actions: { type: "passOn", params: ofEvent } },
    barrier: [
      {
        guard: { type: "isObsolete", params: ofEvent },
        actions: { type: "resumeSender", params: ofEvent },
      },
      {
        guard: { type: "isLastBarrier", params: ofEvent },
        target: ".WaitingForFirstBarrier",
        actions: [
          ...beginAndNote,
          "triggerCheckpoint",
          "resumeBlockedChannels",
          "finishCheckpoint",
        ],
      },
      { target: ".CollectingBarriers", actions: [...beginAndNote] },
    ],
    cancelMarker: [
      {
        guard: { type: "isCancelled", params: ofEvent },
        target: ".WaitingForFirstBarrier",
        actions: ["resumeBlockedChannels", { type: "abort", params: ofEvent }],
      },
      { actions: "ignore" },
    ],
    endOfPartition: { actions: { type: "closeChannel", params: ofEvent } },
    cancel: {
      target: ".WaitingForFirstBarrier",
      actions: assign(({ context }) => initialProgress(context.channels)),
    },
  },
  states: {
    WaitingForFirstBarrier: {},
    CollectingBarriers: {
      on: {
        endOfPartition: [
          {
            guard: { type: "endCompletes", params: ofEvent },
            target: "WaitingForFirstBarrier",
            actions: [
              { type: "closeChannel", params: ofEvent },
              "triggerCheckpoint",
              "resumeBlockedChannels",
              "finishCheckpoint",
            ],
          },
          { actions: { type: "closeChannel", params: ofEvent } },
        ],
      },
    },
  },
});
