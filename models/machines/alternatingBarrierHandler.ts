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

export interface AlternatingBarrierHandlerContext extends BarrierProgress {
  readonly channels: number;
  /** The channels whose barrier was announced and has not come. */
  readonly announcedChannels: readonly number[];
  /** The checkpoint for which the channels were told to persist their data; 0 for none. */
  readonly startedCheckpoint: number;
  /** The checkpoint whose alignment timer runs; 0 for none. */
  readonly timer: number;
  /** The newest checkpoint whose timeout has run out, counted from the JobManager's trigger. */
  readonly timedOut: number;
  /** Flink: allBarriersReceivedFuture.isDone(). */
  readonly allBarriersReceived: boolean;
}

interface Announcement {
  readonly channel: number;
  readonly checkpoint: number;
}

export type AlternatingBarrierHandlerEvent =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | ({ readonly type: "barrier" } & ReceivedBarrier)
  | ({ readonly type: "announcement" } & Announcement)
  | { readonly type: "cancelMarker"; readonly channel: number; readonly checkpoint: number }
  | { readonly type: "endOfPartition"; readonly channel: number }
  | { readonly type: "endOfOutputChannelState"; readonly channel: number }
  | { readonly type: "checkpointDeclined"; readonly checkpoint: number }
  | { readonly type: "timeoutElapsed"; readonly checkpoint: number }
  | { readonly type: "timer" }
  | { readonly type: "cancel" };

/**
 * The barrier handler of exactly once with unaligned checkpoints enabled (Flink:
 * SingleCheckpointBarrierHandler.alternating, A2.2 and A2.3). The states are Flink's
 * BarrierHandlerStates. With `UNALIGNED` barriers the first one triggers; with `TIMEOUTABLE_ALIGNED`
 * ones the handler aligns until the timer, a late barrier or an unaligned barrier switches it over.
 *
 * `barrier` at the root is the reaction of the two aligned states, and of every state to a newer
 * checkpoint. Abstracted: an end of partition does not look at the clock, since the timer will.
 */
export const alternatingBarrierHandler = setup({
  types: {
    context: {} as AlternatingBarrierHandlerContext,
    events: {} as AlternatingBarrierHandlerEvent,
    emitted: {} as BarrierHandlerEmitted,
    input: {} as BarrierHandlerInput,
  },
  guards: {
    isObsolete: ({ context }, { checkpoint }: Pick<Announcement, "checkpoint">) =>
      isObsolete(context, checkpoint),
    isNewer: ({ context }, { checkpoint }: Pick<Announcement, "checkpoint">) =>
      checkpoint > context.currentCheckpoint,
    isCurrent: ({ context }, { checkpoint }: Pick<Announcement, "checkpoint">) =>
      isPending(context) && checkpoint === context.currentCheckpoint,
    isLastOfCurrent: ({ context }, barrier: ReceivedBarrier) =>
      isPending(context) &&
      barrier.checkpoint === context.currentCheckpoint &&
      isLastBarrier(context, barrier),
    isLastBarrier: ({ context }, barrier: ReceivedBarrier) => isLastBarrier(context, barrier),
    startsUnaligned: ({ context }, barrier: ReceivedBarrier) =>
      barrier.alignment === "UNALIGNED" ||
      (isTimedOut(context, barrier) && !isLastBarrier(context, barrier)),
    completesUnaligned: ({ context }, barrier: ReceivedBarrier) =>
      barrier.alignment === "UNALIGNED" && isLastBarrier(context, barrier),
    isCancelled: ({ context }, { checkpoint }: Pick<Announcement, "checkpoint">) =>
      isCancelled(context, checkpoint),
    endCompletes: ({ context }, { channel }: Pick<Announcement, "channel">) =>
      endCompletes(context, channel),
    timerIsDue: ({ context: { timer, timedOut, allBarriersReceived } }) =>
      timer > 0 && timedOut >= timer && !allBarriersReceived,
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
    /** The sender of an obsolete aligned barrier has blocked itself all the same. */
    resumeSender: enqueueActions(({ enqueue }, { channel, alignment }: ReceivedBarrier) => {
      if (alignment !== "UNALIGNED") enqueue.emit({ type: "resumeConsumption", channel });
    }),
    abortSubsumed: enqueueActions(
      ({ context, enqueue }, { checkpoint }: Pick<Announcement, "checkpoint">) => {
        if (checkpoint <= context.currentCheckpoint || !isPending(context)) return;
        const abort = abortCheckpoint(context, context.currentCheckpoint);
        for (const event of abort.emitted) enqueue.emit(event);
        enqueue.assign(abort.context);
      },
    ),
    abort: enqueueActions(
      ({ context, enqueue }, { checkpoint }: Pick<Announcement, "checkpoint">) => {
        const abort = abortCheckpoint(context, checkpoint);
        for (const event of abort.emitted) enqueue.emit(event);
        enqueue.assign(abort.context);
      },
    ),
    checkNew: assign(({ context }, { checkpoint, alignment }: ReceivedBarrier) =>
      checkpoint <= context.currentCheckpoint
        ? {}
        : {
            ...checkNew(context, checkpoint),
            timer: alignment === "TIMEOUTABLE_ALIGNED" ? checkpoint : 0,
            allBarriersReceived: false,
          },
    ),
    checkNewAnnouncement: assign(({ context }, { checkpoint }: Announcement) =>
      checkpoint <= context.currentCheckpoint
        ? {}
        : { ...checkNew(context, checkpoint), timer: checkpoint, allBarriersReceived: false },
    ),
    noteBarrier: assign(({ context }, barrier: ReceivedBarrier) => ({
      ...noteBarrier(context, barrier),
      announcedChannels: context.announcedChannels.filter((channel) => channel !== barrier.channel),
    })),
    rememberAnnouncement: assign(({ context }, { channel }: Announcement) => ({
      announcedChannels: [...context.announcedChannels, channel].sort((a, b) => a - b),
    })),
    convertToPriorityEvent: emit((_, { channel, checkpoint }: Announcement) => ({
      type: "convertToPriorityEvent",
      channel,
      checkpoint,
    })),
    prioritizeAllAnnouncements: enqueueActions(({ context, enqueue }) => {
      for (const channel of context.announcedChannels) {
        const checkpoint = context.currentCheckpoint;
        enqueue.emit({ type: "convertToPriorityEvent", channel, checkpoint });
      }
      enqueue.assign({ announcedChannels: [], timer: 0 });
    }),
    /** Flink: initInputsCheckpoint, checkpointStarted on every input, triggerGlobalCheckpoint. */
    startUnaligned: enqueueActions(({ context, enqueue }) => {
      const checkpoint = context.currentCheckpoint;
      enqueue.emit({ type: "checkpointStarted", checkpoint });
      enqueue.emit({ type: "triggerCheckpoint", checkpoint });
      enqueue.assign({ startedCheckpoint: checkpoint });
    }),
    triggerCheckpoint: emit(({ context }) => ({
      type: "triggerCheckpoint",
      checkpoint: context.currentCheckpoint,
    })),
    finishCheckpoint: enqueueActions(({ context, enqueue }) => {
      const checkpoint = context.currentCheckpoint;
      if (context.startedCheckpoint > 0) enqueue.emit({ type: "checkpointStopped", checkpoint });
      enqueue.emit({ type: "inputFinished", checkpoint });
      for (const channel of context.blockedChannels) {
        enqueue.emit({ type: "resumeConsumption", channel });
      }
      enqueue.assign({
        ...endCheckpoint(context, checkpoint),
        ...noUnalignedPart(),
        allBarriersReceived: true,
      });
    }),
    closeChannel: assign(({ context }, { channel }: Pick<Announcement, "channel">) =>
      closeChannel(context, channel),
    ),
  },
}).createMachine({
  id: "alternatingBarrierHandler",
  context: ({ input }) => ({ ...initialContext(input.channels), timedOut: 0 }),
  initial: "AlternatingWaitingForFirstBarrier",
  on: {
    record: { actions: { type: "passOn", params: ofEvent } },
    barrier: [
      {
        guard: { type: "isObsolete", params: ofEvent },
        actions: ["ignore", { type: "resumeSender", params: ofEvent }],
      },
      {
        guard: { type: "completesUnaligned", params: ofEvent },
        target: ".AlternatingWaitingForFirstBarrier",
        actions: [
          ...beginAndNote,
          "prioritizeAllAnnouncements",
          "startUnaligned",
          "finishCheckpoint",
        ],
      },
      {
        guard: { type: "startsUnaligned", params: ofEvent },
        target: ".AlternatingCollectingBarriersUnaligned",
        actions: [...beginAndNote, "prioritizeAllAnnouncements", "startUnaligned"],
      },
      {
        guard: { type: "isLastBarrier", params: ofEvent },
        target: ".AlternatingWaitingForFirstBarrier",
        actions: [...beginAndNote, "triggerCheckpoint", "finishCheckpoint"],
      },
      { target: ".AlternatingCollectingBarriers", actions: [...beginAndNote] },
    ],
    announcement: [
      { guard: { type: "isObsolete", params: ofEvent }, actions: "ignore" },
      {
        guard: { type: "isNewer", params: ofEvent },
        target: ".AlternatingWaitingForFirstBarrier",
        actions: [
          { type: "abortSubsumed", params: ofEvent },
          { type: "checkNewAnnouncement", params: ofEvent },
          { type: "rememberAnnouncement", params: ofEvent },
        ],
      },
      { actions: { type: "rememberAnnouncement", params: ofEvent } },
    ],
    cancelMarker: [
      {
        guard: { type: "isCancelled", params: ofEvent },
        target: ".AlternatingWaitingForFirstBarrier",
        actions: { type: "abort", params: ofEvent },
      },
      { actions: "ignore" },
    ],
    checkpointDeclined: [
      {
        guard: { type: "isCurrent", params: ofEvent },
        target: ".AlternatingWaitingForFirstBarrier",
        actions: { type: "abort", params: ofEvent },
      },
      { actions: "ignore" },
    ],
    endOfPartition: { actions: { type: "closeChannel", params: ofEvent } },
    endOfOutputChannelState: {
      actions: emit(({ event: { channel } }) => ({ type: "resumeConsumption", channel })),
    },
    timeoutElapsed: { actions: assign(({ event }) => ({ timedOut: event.checkpoint })) },
    cancel: {
      target: ".AlternatingWaitingForFirstBarrier",
      actions: assign(({ context }) => initialContext(context.channels)),
    },
  },
  states: {
    AlternatingWaitingForFirstBarrier: {
      on: {
        timer: {
          guard: "timerIsDue",
          target: "AlternatingWaitingForFirstBarrierUnaligned",
          actions: "prioritizeAllAnnouncements",
        },
      },
    },
    AlternatingCollectingBarriers: {
      on: {
        timer: {
          guard: "timerIsDue",
          target: "AlternatingCollectingBarriersUnaligned",
          actions: ["prioritizeAllAnnouncements", "startUnaligned"],
        },
        endOfPartition: [
          {
            guard: { type: "endCompletes", params: ofEvent },
            target: "AlternatingWaitingForFirstBarrier",
            actions: [
              { type: "closeChannel", params: ofEvent },
              "triggerCheckpoint",
              "finishCheckpoint",
            ],
          },
          { actions: { type: "closeChannel", params: ofEvent } },
        ],
      },
    },
    AlternatingWaitingForFirstBarrierUnaligned: {
      on: {
        barrier: [
          {
            guard: { type: "isLastOfCurrent", params: ofEvent },
            target: "AlternatingWaitingForFirstBarrier",
            actions: [
              { type: "noteBarrier", params: ofEvent },
              "startUnaligned",
              "finishCheckpoint",
            ],
          },
          {
            guard: { type: "isCurrent", params: ofEvent },
            target: "AlternatingCollectingBarriersUnaligned",
            actions: [{ type: "noteBarrier", params: ofEvent }, "startUnaligned"],
          },
        ],
        announcement: {
          guard: { type: "isCurrent", params: ofEvent },
          actions: { type: "convertToPriorityEvent", params: ofEvent },
        },
      },
    },
    AlternatingCollectingBarriersUnaligned: {
      on: {
        barrier: [
          {
            guard: { type: "isLastOfCurrent", params: ofEvent },
            target: "AlternatingWaitingForFirstBarrier",
            actions: [{ type: "noteBarrier", params: ofEvent }, "finishCheckpoint"],
          },
          {
            guard: { type: "isCurrent", params: ofEvent },
            actions: { type: "noteBarrier", params: ofEvent },
          },
        ],
        announcement: {
          guard: { type: "isCurrent", params: ofEvent },
          actions: { type: "convertToPriorityEvent", params: ofEvent },
        },
        endOfPartition: [
          {
            guard: { type: "endCompletes", params: ofEvent },
            target: "AlternatingWaitingForFirstBarrier",
            actions: [{ type: "closeChannel", params: ofEvent }, "finishCheckpoint"],
          },
          { actions: { type: "closeChannel", params: ofEvent } },
        ],
      },
    },
  },
});

function initialContext(channels: number): Omit<AlternatingBarrierHandlerContext, "timedOut"> {
  return {
    channels,
    ...initialProgress(channels),
    ...noUnalignedPart(),
    allBarriersReceived: false,
  };
}

function noUnalignedPart() {
  return { announcedChannels: [], startedCheckpoint: 0, timer: 0 };
}

/** Flink: abortInternal. The channels stop persisting, blocked senders go on, the JobManager hears. */
function abortCheckpoint(
  context: AlternatingBarrierHandlerContext,
  checkpoint: number,
): {
  readonly emitted: readonly BarrierHandlerEmitted[];
  readonly context: Partial<AlternatingBarrierHandlerContext>;
} {
  const stopped: readonly BarrierHandlerEmitted[] =
    context.startedCheckpoint > 0 ? [{ type: "checkpointStopped", checkpoint }] : [];
  const resumed = context.blockedChannels.map(
    (channel) => ({ type: "resumeConsumption", channel }) as const,
  );
  return {
    emitted: [...stopped, ...resumed, { type: "decline", checkpoint }],
    context: { ...endCheckpoint(context, checkpoint), ...noUnalignedPart() },
  };
}

/** Flink: isTimedOut, which reads the clock; here the JobManager's trigger has started it. */
function isTimedOut(
  { timedOut }: AlternatingBarrierHandlerContext,
  { checkpoint, alignment }: ReceivedBarrier,
): boolean {
  return alignment === "TIMEOUTABLE_ALIGNED" && timedOut >= checkpoint;
}
