import { assign, emit, setup } from "xstate";
import type { Committable } from "./sinkWriter.ts";

/** A barrier as the writer sends it. */
export interface CommitterBarrier {
  readonly checkpoint: number;
  readonly attempt: number;
  readonly isFinal: boolean;
}

export interface QueuedCommittable extends Committable {
  readonly type: "committable";
}

export interface QueuedCommitterBarrier extends CommitterBarrier {
  readonly type: "barrier";
  /** The committables that the barrier has overtaken: the channel state of an unaligned checkpoint. */
  readonly overtaken: readonly Committable[];
}

export interface CommittableChannelContext {
  /** What was sent and not yet consumed, the next to consume first. */
  readonly queue: readonly (QueuedCommittable | QueuedCommitterBarrier)[];
}

export type CommittableChannelEvent =
  | ({ readonly type: "addCommittable" } & Committable)
  | ({ readonly type: "addBarrier" } & CommitterBarrier)
  | { readonly type: "deliver" }
  | { readonly type: "cancel" };

export type CommittableChannelEmitted = QueuedCommittable | QueuedCommitterBarrier;

/**
 * The channel from a sink's writer to its committer. It is first in, first out in every mode: inside
 * a sink a barrier never overtakes, not even where checkpoints are unaligned (A5.2, FLINK-36287).
 */
export const committableChannel = setup({
  types: {
    context: {} as CommittableChannelContext,
    events: {} as CommittableChannelEvent,
    emitted: {} as CommittableChannelEmitted,
  },
  guards: {
    headIsCommittable: ({ context }) => context.queue[0]?.type === "committable",
    headIsBarrier: ({ context }) => context.queue[0]?.type === "barrier",
  },
  actions: {
    enqueueBarrier: assign(({ context }, { checkpoint, attempt, isFinal }: CommitterBarrier) => ({
      queue: [
        ...context.queue,
        { type: "barrier", checkpoint, attempt, isFinal, overtaken: [] } as const,
      ],
    })),
    dequeue: assign(({ context }) => ({ queue: context.queue.slice(1) })),
  },
}).createMachine({
  id: "committableChannel",
  context: { queue: [] },
  on: {
    addCommittable: {
      actions: assign(({ context, event: { checkpoint, transaction } }) => ({
        queue: [...context.queue, { type: "committable", checkpoint, transaction } as const],
      })),
    },
    addBarrier: { actions: { type: "enqueueBarrier", params: ({ event }) => event } },
    deliver: [
      {
        guard: "headIsCommittable",
        actions: [
          emit(({ context }) => {
            const { checkpoint, transaction } = context.queue[0] as QueuedCommittable;
            return { type: "committable", checkpoint, transaction };
          }),
          "dequeue",
        ],
      },
      {
        guard: "headIsBarrier",
        actions: [
          emit(({ context }) => {
            const barrier = context.queue[0] as QueuedCommitterBarrier;
            const { checkpoint, attempt, isFinal, overtaken } = barrier;
            return { type: "barrier", checkpoint, attempt, isFinal, overtaken };
          }),
          "dequeue",
        ],
      },
    ],
    cancel: { actions: assign({ queue: [] }) },
  },
});
