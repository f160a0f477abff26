import { assign, enqueueActions, setup } from "xstate";
import { recordsIn } from "../barriers.ts";
import type { Barrier, ChannelElement } from "../barriers.ts";

export interface CreditedSubpartitionContext {
  readonly maxBuffers: number;
  /** The receiver's exclusive buffers: the credit to begin with. */
  readonly initialCredit: number;
  readonly queue: readonly ChannelElement[];
  readonly isBlocked: boolean;
  /** How many data buffers the receiver has room for. */
  readonly credit: number;
}

export interface CreditedSubpartitionInput {
  readonly maxBuffers: number;
  readonly initialCredit: number;
}

export type CreditedSubpartitionEvent =
  | { readonly type: "addRecord"; readonly sequence: number }
  | ({ readonly type: "addBarrier" } & Barrier)
  | { readonly type: "addCredit"; readonly credit: number }
  | { readonly type: "send" }
  | { readonly type: "resumeConsumption" };

export type CreditedSubpartitionEmitted =
  | { readonly type: "record"; readonly sequence: number; readonly backlog: number }
  | Exclude<ChannelElement, { readonly type: "record" }>
  | { readonly type: "backlog"; readonly backlog: number }
  | { readonly type: "outputCompleted"; readonly checkpoint: number };

type Queue = Pick<CreditedSubpartitionContext, "queue" | "isBlocked">;

/**
 * The sender's queue of one channel with credit-based flow control (Flink: PipelinedSubpartition behind
 * a CreditBasedSequenceNumberingViewReader, A3). Data costs a credit, events cost none. Every buffer
 * tells the receiver how many more could be sent; without credit that is told on its own. For aligned
 * barriers only: what overtakes, aborts or ends is in pipelinedSubpartition.ts, which has no credits.
 */
export const creditedSubpartition = setup({
  types: {
    context: {} as CreditedSubpartitionContext,
    events: {} as CreditedSubpartitionEvent,
    emitted: {} as CreditedSubpartitionEmitted,
    input: {} as CreditedSubpartitionInput,
  },
  guards: {
    hasBuffer: ({ context }) => recordsIn(context.queue).length < context.maxBuffers,
    canSend: ({ context: { queue, isBlocked, credit } }) =>
      queue[0] !== undefined && !isBlocked && (queue[0].type !== "record" || credit > 0),
  },
  actions: {
    append: assign(({ context }, element: ChannelElement) => ({
      queue: [...context.queue, element],
    })),
    completeOutput: enqueueActions(({ enqueue }, { checkpoint }: Barrier) => {
      enqueue.emit({ type: "outputCompleted", checkpoint });
    }),
    sendHead: enqueueActions(({ context, enqueue }) => {
      const [head, ...queue] = context.queue;
      if (head!.type === "record") {
        const backlog = sendable({ ...context, queue });
        enqueue.emit({ type: "record", sequence: head!.sequence, backlog });
        enqueue.assign({ queue, credit: context.credit - 1 });
      } else {
        enqueue.emit(head!);
        enqueue.assign({ queue, isBlocked: head!.type === "barrier" });
      }
    }),
    announceBacklog: enqueueActions(({ context, enqueue }) => {
      const backlog = sendable(context);
      if (context.credit === 0 && backlog > 0) enqueue.emit({ type: "backlog", backlog });
    }),
    /** A receiver without exclusive buffers has given all its buffers back when it was blocked. */
    resume: assign(({ context }) => ({
      isBlocked: false,
      credit: context.initialCredit === 0 ? 0 : context.credit,
    })),
  },
}).createMachine({
  id: "creditedSubpartition",
  context: ({ input: { maxBuffers, initialCredit } }) => ({
    maxBuffers,
    initialCredit,
    queue: [],
    isBlocked: false,
    credit: initialCredit,
  }),
  on: {
    addRecord: {
      guard: "hasBuffer",
      actions: [
        {
          type: "append",
          params: ({ event: { sequence } }) => ({ type: "record", sequence }),
        },
        "announceBacklog",
      ],
    },
    addBarrier: {
      actions: [
        {
          type: "append",
          params: ({ event: { checkpoint, alignment } }) => ({
            type: "barrier",
            checkpoint,
            alignment,
          }),
        },
        { type: "completeOutput", params: ({ event }) => event },
      ],
    },
    addCredit: {
      actions: assign(({ context, event }) => ({ credit: context.credit + event.credit })),
    },
    send: { guard: "canSend", actions: "sendHead" },
    resumeConsumption: { actions: ["resume", "announceBacklog"] },
  },
});

/** How many data buffers could be sent if there were credit: none behind a barrier. */
export function sendable({ queue, isBlocked }: Queue): number {
  if (isBlocked) return 0;
  const barrier = queue.findIndex(({ type }) => type === "barrier");
  return recordsIn(barrier < 0 ? queue : queue.slice(0, barrier)).length;
}
