import { assign, emit, enqueueActions, setup } from "xstate";
import { asBuffers, hasPriority, insertPriority, recordsIn } from "../barriers.ts";
import type { Barrier, ChannelElement } from "../barriers.ts";

export interface PipelinedSubpartitionContext {
  readonly maxBuffers: number;
  /** Buffers beyond the quota, which only a record in progress may take. */
  readonly overdraft: number;
  readonly supportsUnaligned: boolean;
  /** What waits to be sent, the next to send first. */
  readonly queue: readonly ChannelElement[];
  /** An aligned barrier was the last thing sent, and the receiver has not resumed consumption. */
  readonly isBlocked: boolean;
  /** The newest checkpoint whose alignment timeout has run out; 0 before the first. */
  readonly timedOut: number;
}

export interface PipelinedSubpartitionInput {
  /** How many data buffers it may hold (Flink: max-buffers-per-channel). */
  readonly maxBuffers: number;
  /** How many more may be taken to finish a record (Flink: max-overdraft-buffers-per-gate). Default 0. */
  readonly overdraft?: number;
  /** False for pointwise and broadcast edges, and inside a sink (A2.1). */
  readonly supportsUnaligned: boolean;
}

export type PipelinedSubpartitionEvent =
  | { readonly type: "addRecord"; readonly sequence: number }
  | { readonly type: "addFurtherRecord"; readonly sequence: number }
  | ({ readonly type: "addBarrier" } & Barrier)
  | { readonly type: "addCancelMarker"; readonly checkpoint: number; readonly priority: boolean }
  | { readonly type: "addEndOfPartition" }
  | { readonly type: "send" }
  | { readonly type: "resumeConsumption" }
  | { readonly type: "timeoutElapsed"; readonly checkpoint: number }
  | { readonly type: "alignedBarrierTimeout" }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly records: readonly number[] };

export type PipelinedSubpartitionEmitted =
  | ChannelElement
  | {
      readonly type: "addOutputData";
      readonly checkpoint: number;
      readonly records: readonly number[];
    }
  | { readonly type: "outputCompleted"; readonly checkpoint: number };

/**
 * The sender's queue of one channel (Flink: PipelinedSubpartition, A2.6 and A3). `send` is the network
 * thread. It blocks itself once it has sent an aligned barrier, until the receiver resumes it, so
 * nothing behind such a barrier is ever at the receiver; only priority elements pass a blocked queue.
 *
 * `outputCompleted` stands for the channelStateFuture, on which the sender's acknowledgement waits:
 * at once for a barrier that is aligned for good or unaligned from the start; for one with a timeout
 * when it is sent or when it times out, whichever comes first.
 *
 * `addFurtherRecord` is what a task puts out while it is inside a record. It may use overdraft buffers;
 * whether a new record may start is decided without them (A3).
 */
export const pipelinedSubpartition = setup({
  types: {
    context: {} as PipelinedSubpartitionContext,
    events: {} as PipelinedSubpartitionEvent,
    emitted: {} as PipelinedSubpartitionEmitted,
    input: {} as PipelinedSubpartitionInput,
  },
  guards: {
    hasBuffer: ({ context }) => recordsIn(context.queue).length < context.maxBuffers,
    hasBufferOrOverdraft: ({ context: { queue, maxBuffers, overdraft } }) =>
      recordsIn(queue).length < maxBuffers + overdraft,
    /** Whether a barrier goes before what is queued already. */
    overtakes: (_, { alignment }: Barrier) => alignment === "UNALIGNED",
    mayOvertakeLater: (_, { alignment }: Barrier) => alignment === "TIMEOUTABLE_ALIGNED",
    canSend: ({ context: { queue, isBlocked } }) =>
      queue[0] !== undefined && (!isBlocked || hasPriority(queue[0])),
    hasTimedOutBarrier: ({ context }) => findTimedOut(context) >= 0,
  },
  actions: {
    append: assign(({ context }, element: ChannelElement) => ({
      queue: [...context.queue, element],
    })),
    prioritize: assign(({ context }, element: ChannelElement) => ({
      queue: insertPriority(context.queue, element),
    })),
    /** What an unaligned barrier jumps over becomes channel state of the sender. */
    persistOvertaken: enqueueActions(({ context, enqueue }, { checkpoint, alignment }: Barrier) => {
      const records = recordsIn(context.queue);
      if (alignment !== "UNALIGNED" || records.length === 0) return;
      enqueue.emit({ type: "addOutputData", checkpoint, records });
    }),
    completeOutput: emit((_, { checkpoint }: Barrier) => ({
      type: "outputCompleted",
      checkpoint,
    })),
    sendHead: enqueueActions(({ context, enqueue }) => {
      const [head, ...queue] = context.queue;
      enqueue.emit(head!);
      if (head!.type === "barrier" && head!.alignment === "TIMEOUTABLE_ALIGNED") {
        enqueue.emit({ type: "outputCompleted", checkpoint: head!.checkpoint });
      }
      enqueue.assign({ queue });
    }),
    /** Flink: Buffer.DataType.isBlockingUpstream. */
    blockAfter: assign(({ context }, head: ChannelElement | undefined) => ({
      isBlocked: context.isBlocked || (head !== undefined && blocksUpstream(head)),
    })),
    convertTimedOutBarrier: enqueueActions(({ context, enqueue }) => {
      const at = findTimedOut(context);
      const { checkpoint } = context.queue[at] as Barrier;
      const records = recordsIn(context.queue.slice(0, at));
      if (records.length > 0) enqueue.emit({ type: "addOutputData", checkpoint, records });
      enqueue.emit({ type: "outputCompleted", checkpoint });
      const others = context.queue.filter((_, index) => index !== at);
      const barrier = { type: "barrier", checkpoint, alignment: "UNALIGNED" } as const;
      enqueue.assign({ queue: insertPriority(others, barrier) });
    }),
  },
}).createMachine({
  id: "pipelinedSubpartition",
  context: ({ input: { maxBuffers, overdraft = 0, supportsUnaligned } }) => ({
    maxBuffers,
    overdraft,
    supportsUnaligned,
    queue: [],
    isBlocked: false,
    timedOut: 0,
  }),
  on: {
    addRecord: {
      guard: "hasBuffer",
      actions: {
        type: "append",
        params: ({ event: { sequence } }) => ({ type: "record", sequence }),
      },
    },
    addFurtherRecord: {
      guard: "hasBufferOrOverdraft",
      actions: {
        type: "append",
        params: ({ event: { sequence } }) => ({ type: "record", sequence }),
      },
    },
    addBarrier: [
      {
        guard: { type: "overtakes", params: effectiveBarrier },
        actions: [
          { type: "persistOvertaken", params: effectiveBarrier },
          { type: "prioritize", params: barrierElement },
          { type: "completeOutput", params: effectiveBarrier },
        ],
      },
      {
        guard: { type: "mayOvertakeLater", params: effectiveBarrier },
        actions: { type: "append", params: barrierElement },
      },
      {
        actions: [
          { type: "append", params: barrierElement },
          { type: "completeOutput", params: effectiveBarrier },
        ],
      },
    ],
    addCancelMarker: [
      {
        guard: ({ event }) => event.priority,
        actions: { type: "prioritize", params: cancelElement },
      },
      { actions: { type: "append", params: cancelElement } },
    ],
    addEndOfPartition: { actions: { type: "append", params: { type: "endOfPartition" } } },
    send: {
      guard: "canSend",
      actions: [{ type: "blockAfter", params: ({ context }) => context.queue[0] }, "sendHead"],
    },
    resumeConsumption: { actions: assign({ isBlocked: false }) },
    timeoutElapsed: { actions: assign(({ event }) => ({ timedOut: event.checkpoint })) },
    alignedBarrierTimeout: { guard: "hasTimedOutBarrier", actions: "convertTimedOutBarrier" },
    cancel: { actions: assign({ queue: [], isBlocked: false }) },
    // Recovered output goes first, and its end blocks the subpartition like a barrier (A2.7).
    restore: {
      actions: assign(({ event: { records } }) => ({
        queue:
          records.length === 0
            ? []
            : [...asBuffers(records), { type: "endOfOutputChannelState" } as const],
      })),
    },
  },
});

interface BarrierArguments {
  readonly context: PipelinedSubpartitionContext;
  readonly event: Barrier;
}

/** The barrier as this edge carries it (Flink: RecordWriterOutput.broadcastEvent, A2.1). */
function effectiveBarrier({
  context,
  event: { checkpoint, alignment },
}: BarrierArguments): Barrier {
  const wouldOvertake = alignment === "UNALIGNED" || alignment === "TIMEOUTABLE_ALIGNED";
  const isForced = wouldOvertake && !context.supportsUnaligned;
  return { checkpoint, alignment: isForced ? "FORCED_ALIGNED" : alignment };
}

function barrierElement(given: BarrierArguments): ChannelElement {
  return { type: "barrier", ...effectiveBarrier(given) };
}

function cancelElement({
  event: { checkpoint, priority },
}: {
  readonly event: { readonly checkpoint: number; readonly priority: boolean };
}): ChannelElement {
  return { type: "cancelMarker", checkpoint, priority };
}

function blocksUpstream(element: ChannelElement): boolean {
  if (element.type === "endOfOutputChannelState") return true;
  return (
    element.type === "barrier" &&
    element.alignment !== "UNALIGNED" &&
    element.alignment !== "AT_LEAST_ONCE"
  );
}

function findTimedOut({ queue, timedOut }: PipelinedSubpartitionContext): number {
  return queue.findIndex(
    (element) =>
      element.type === "barrier" &&
      element.alignment === "TIMEOUTABLE_ALIGNED" &&
      element.checkpoint <= timedOut,
  );
}
