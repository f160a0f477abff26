import { assign, emit, enqueueActions, setup } from "xstate";
import { asBuffers, hasPriority, insertPriority, recordsIn } from "../barriers.ts";
import type { Barrier, ChannelElement } from "../barriers.ts";
import { ofEvent } from "../ofEvent.ts";

/** What the channel knows about persisting its data (Flink: ChannelStatePersister, A2.6). */
export type CheckpointStatus = "COMPLETED" | "BARRIER_PENDING" | "BARRIER_RECEIVED";

export interface RemoteInputChannelContext {
  /** How many data buffers fit. */
  readonly buffers: number;
  /** What has arrived and was not yet consumed, the next to consume first. */
  readonly queue: readonly ChannelElement[];
  readonly status: CheckpointStatus;
  /** The newest checkpoint that the persister has heard of; 0 before the first. */
  readonly lastSeenBarrier: number;
  /** The checkpoint whose barrier the network thread saw last; 0 for none. */
  readonly lastBarrierId: number;
  /** Queued records below this one came before that barrier; 0 for none. */
  readonly lastBarrierSequenceNumber: number;
  /** An assertion that failed in the network thread, or `null`. */
  readonly failure: string | null;
}

export interface RemoteInputChannelInput {
  readonly buffers: number;
}

export type RemoteInputChannelEvent =
  | { readonly type: "onRecord"; readonly sequence: number }
  | ({ readonly type: "onBarrier" } & Barrier)
  | { readonly type: "onCancelMarker"; readonly checkpoint: number; readonly priority: boolean }
  | { readonly type: "onEndOfPartition" }
  | { readonly type: "onEndOfOutputChannelState" }
  | { readonly type: "deliver" }
  | { readonly type: "checkpointStarted"; readonly checkpoint: number }
  | { readonly type: "checkpointStopped"; readonly checkpoint: number }
  | { readonly type: "convertToPriorityEvent"; readonly checkpoint: number }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly records: readonly number[] };

export type RemoteInputChannelEmitted =
  | ChannelElement
  | {
      readonly type: "addInputData";
      readonly checkpoint: number;
      readonly records: readonly number[];
    }
  | { readonly type: "checkpointDeclined"; readonly checkpoint: number };

interface Checkpoint {
  readonly checkpoint: number;
}

/** What the network thread does with a barrier once it is queued. */
const noticeBarrier = [
  { type: "rememberBarrier", params: ofEvent<Checkpoint> },
  { type: "checkForBarrier", params: ofEvent<Checkpoint> },
] as const;

/**
 * The receiver's queue of one channel with its ChannelStatePersister (Flink: RemoteInputChannel, A2.6).
 * `on...` is the network thread, `deliver` the task thread polling. A record's identity also serves
 * as its sequence number.
 *
 * After a restart with captured data the channel is a RecoveredInputChannel until that is consumed.
 * Until then it takes nothing from the sender, and declines a checkpoint that starts (A2.7); each
 * channel counts as a gate of its own, as the two inputs of a join are.
 *
 * Abstracted: the credit and the buffer it stands for are one, so data is sent only when a buffer is
 * free at the receiver; creditedInputChannel.ts has the two apart.
 */
export const remoteInputChannel = setup({
  types: {
    context: {} as RemoteInputChannelContext,
    events: {} as RemoteInputChannelEvent,
    emitted: {} as RemoteInputChannelEmitted,
    input: {} as RemoteInputChannelInput,
  },
  guards: {
    hasBuffer: ({ context }) => recordsIn(context.queue).length < context.buffers,
    hasRecovered: (_, records: readonly number[]) => records.length > 0,
    isLastRecovered: ({ context }) => context.queue.length === 1,
    /** The network thread has seen a newer barrier than the one the task starts with. */
    isSubsumed: ({ context }, { checkpoint }: Checkpoint) => checkpoint < context.lastBarrierId,
    isUnaligned: (_, { alignment }: Barrier) => alignment === "UNALIGNED",
    requiresAnnouncement: (_, { alignment }: Barrier) => alignment === "TIMEOUTABLE_ALIGNED",
  },
  actions: {
    append: assign(({ context }, element: ChannelElement) => ({
      queue: [...context.queue, element],
    })),
    prioritize: assign(({ context }, element: ChannelElement) => ({
      queue: insertPriority(context.queue, element),
    })),
    deliverHead: enqueueActions(({ context, enqueue }) => {
      enqueue.emit(context.queue[0]!);
      enqueue.assign({ queue: context.queue.slice(1) });
    }),
    maybePersist: enqueueActions(({ context, enqueue }, sequence: number) => {
      if (context.status !== "BARRIER_PENDING") return;
      const checkpoint = context.lastSeenBarrier;
      enqueue.emit({ type: "addInputData", checkpoint, records: [sequence] });
    }),
    checkForBarrier: assign(({ context }, { checkpoint }: Checkpoint) =>
      checkpoint >= expectedBarrier(context)
        ? { status: "BARRIER_RECEIVED" as const, lastSeenBarrier: checkpoint }
        : {},
    ),
    rememberBarrier: assign(({ context }, { checkpoint }: Checkpoint) =>
      checkpoint >= expectedBarrier(context) && checkpoint > context.lastBarrierId
        ? {
            lastBarrierId: checkpoint,
            lastBarrierSequenceNumber: (recordsIn(context.queue).at(-1) ?? 0) + 1,
          }
        : {},
    ),
    forgetObsoleteBarrier: assign(({ context }, { checkpoint }: Checkpoint) =>
      checkpoint > context.lastBarrierId ? noBarrier() : {},
    ),
    startPersisting: assign(({ context }, { checkpoint }: Checkpoint) =>
      context.lastSeenBarrier < checkpoint
        ? { status: "BARRIER_PENDING" as const, lastSeenBarrier: checkpoint }
        : {},
    ),
    persistKnownBuffers: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      const { lastBarrierSequenceNumber: end, queue } = context;
      const records = recordsIn(queue).filter((sequence) => end === 0 || sequence < end);
      if (records.length > 0) enqueue.emit({ type: "addInputData", checkpoint, records });
    }),
    declineCheckpoint: emit((_, { checkpoint }: Checkpoint) => ({
      type: "checkpointDeclined",
      checkpoint,
    })),
    stopPersisting: assign(({ context }, { checkpoint }: Checkpoint) =>
      checkpoint >= context.lastSeenBarrier
        ? { status: "COMPLETED" as const, lastSeenBarrier: checkpoint }
        : {},
    ),
    forgetStoppedBarrier: assign(({ context }, { checkpoint }: Checkpoint) =>
      checkpoint === context.lastBarrierId ? noBarrier() : {},
    ),
    convertToPriority: assign(({ context }, { checkpoint }: Checkpoint) => ({
      queue: withPriority(context.queue, checkpoint),
    })),
  },
}).createMachine({
  id: "remoteInputChannel",
  context: ({ input }) => ({ buffers: input.buffers, ...emptyChannel() }),
  initial: "RemoteInputChannel",
  on: {
    cancel: { target: ".Released", actions: assign(emptyChannel) },
  },
  states: {
    RemoteInputChannel: {
      on: {
        onRecord: {
          guard: "hasBuffer",
          actions: [
            {
              type: "append",
              params: ({ event: { sequence } }) => ({ type: "record", sequence }),
            },
            { type: "maybePersist", params: ({ event }) => event.sequence },
          ],
        },
        onBarrier: [
          {
            guard: { type: "isUnaligned", params: ofEvent },
            actions: [{ type: "prioritize", params: barrierElement }, ...noticeBarrier],
          },
          {
            guard: { type: "requiresAnnouncement", params: ofEvent },
            actions: [
              { type: "append", params: barrierElement },
              {
                type: "prioritize",
                params: ({ event: { checkpoint } }) => ({ type: "announcement", checkpoint }),
              },
              ...noticeBarrier,
            ],
          },
          { actions: [{ type: "append", params: barrierElement }, ...noticeBarrier] },
        ],
        onCancelMarker: [
          {
            guard: ({ event }) => event.priority,
            actions: { type: "prioritize", params: cancelElement },
          },
          { actions: { type: "append", params: cancelElement } },
        ],
        onEndOfPartition: { actions: { type: "append", params: { type: "endOfPartition" } } },
        onEndOfOutputChannelState: {
          actions: { type: "append", params: { type: "endOfOutputChannelState" } },
        },
        deliver: { guard: ({ context }) => context.queue.length > 0, actions: "deliverHead" },
        checkpointStarted: [
          {
            guard: { type: "isSubsumed", params: ofEvent },
            actions: { type: "declineCheckpoint", params: ofEvent },
          },
          {
            actions: [
              { type: "forgetObsoleteBarrier", params: ofEvent },
              { type: "startPersisting", params: ofEvent },
              { type: "persistKnownBuffers", params: ofEvent },
            ],
          },
        ],
        checkpointStopped: {
          actions: [
            { type: "stopPersisting", params: ofEvent },
            { type: "forgetStoppedBarrier", params: ofEvent },
          ],
        },
        convertToPriorityEvent: { actions: { type: "convertToPriority", params: ofEvent } },
      },
    },
    RecoveredInputChannel: {
      on: {
        deliver: [
          { guard: "isLastRecovered", target: "RemoteInputChannel", actions: "deliverHead" },
          { actions: "deliverHead" },
        ],
        checkpointStarted: { actions: { type: "declineCheckpoint", params: ofEvent } },
        checkpointStopped: { actions: { type: "stopPersisting", params: ofEvent } },
      },
    },
    Released: {
      on: {
        restore: [
          {
            guard: { type: "hasRecovered", params: ({ event }) => event.records },
            target: "RecoveredInputChannel",
            actions: assign(({ event }) => ({ queue: asBuffers(event.records) })),
          },
          { target: "RemoteInputChannel" },
        ],
      },
    },
  },
});

function emptyChannel(): Omit<RemoteInputChannelContext, "buffers"> {
  return {
    queue: [],
    status: "COMPLETED",
    lastSeenBarrier: 0,
    ...noBarrier(),
    failure: null,
  };
}

function noBarrier() {
  return { lastBarrierId: 0, lastBarrierSequenceNumber: 0 };
}

/** Barriers below this one are obsolete (Flink: ChannelStatePersister.checkForBarrier). */
export function expectedBarrier({
  status,
  lastSeenBarrier,
}: Pick<RemoteInputChannelContext, "status" | "lastSeenBarrier">): number {
  return status === "COMPLETED" ? lastSeenBarrier + 1 : lastSeenBarrier;
}

function barrierElement({ event: { checkpoint, alignment } }: { event: Barrier }): ChannelElement {
  return { type: "barrier", checkpoint, alignment };
}

function cancelElement({
  event: { checkpoint, priority },
}: {
  readonly event: { readonly checkpoint: number; readonly priority: boolean };
}): ChannelElement {
  return { type: "cancelMarker", checkpoint, priority };
}

/**
 * The announced barrier of `checkpoint` before all data. It stays an aligned one: its sender has
 * blocked itself behind it.
 */
function withPriority(
  queue: readonly ChannelElement[],
  checkpoint: number,
): readonly ChannelElement[] {
  const isAnnounced = (element: ChannelElement) =>
    element.type === "barrier" && element.checkpoint === checkpoint && !hasPriority(element);
  const barrier = queue.find(isAnnounced);
  if (barrier?.type !== "barrier") return queue;
  const others = queue.filter((element) => !isAnnounced(element));
  return insertPriority(others, { ...barrier, prioritized: true });
}
