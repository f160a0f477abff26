import { assign, enqueueActions, not, setup } from "xstate";
import {
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
import type { BarrierHandlerEmitted, BarrierHandlerInput } from "./barrierHandler.ts";

/** What a channel delivers to the handler. */
export type BufferOrEvent =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | ({ readonly type: "barrier" } & ReceivedBarrier)
  | { readonly type: "cancelMarker"; readonly channel: number; readonly checkpoint: number }
  | { readonly type: "endOfPartition"; readonly channel: number };

export interface BarrierBufferContext extends BarrierProgress, BarrierHandlerInput {
  /** What came through a channel that is already aligned, in order (Flink: BufferBlocker). */
  readonly setAside: readonly BufferOrEvent[];
  /** What earlier alignments have set aside, to be consumed before any new input. */
  readonly queued: readonly BufferOrEvent[];
}

export type BarrierBufferEvent =
  BufferOrEvent | { readonly type: "replay" } | { readonly type: "cancel" };

interface Reaction {
  readonly emitted: readonly BarrierHandlerEmitted[];
  readonly context: BarrierBufferContext;
}

interface Step {
  readonly context: BarrierBufferContext;
  readonly event: BarrierBufferEvent;
}

/** What is consumed now: the element that was delivered, or the first one that is queued. */
const incoming = ({ context, event }: Step): BufferOrEvent =>
  event.type === "replay" ? context.queued[0]! : (event as BufferOrEvent);

const consumption = [
  {
    guard: { type: "exceedsCap", params: incoming },
    actions: { type: "abortAlignment", params: incoming },
  },
  { actions: { type: "consume", params: incoming } },
] as const;

/**
 * The barrier handler of Flink 1.10 and before (BarrierBuffer, A2.8). The senders do not stop behind a
 * barrier: the task goes on reading an aligned channel and sets aside what comes, to replay it before
 * new input once the alignment is over. More than the cap aborts the alignment, and what was set aside
 * is replayed all the same.
 */
export const barrierBuffer = setup({
  types: {
    context: {} as BarrierBufferContext,
    events: {} as BarrierBufferEvent,
    emitted: {} as BarrierHandlerEmitted,
    input: {} as BarrierHandlerInput,
  },
  guards: {
    hasQueued: ({ context }) => context.queued.length > 0,
    /** Flink: numQueuedBytes + getBytesBlocked() > maxBufferedBytes, with this record. */
    exceedsCap: ({ context }, element: BufferOrEvent) =>
      element.type === "record" &&
      isBlocked(context, element) &&
      context.alignmentCap !== null &&
      recordsSetAside(context) >= context.alignmentCap,
  },
  actions: {
    consume: enqueueActions(({ context, event, enqueue }, element: BufferOrEvent) => {
      const rest = withoutIncoming(context, event);
      const { emitted, context: next } = isBlocked(rest, element)
        ? { emitted: [], context: { ...rest, setAside: [...rest.setAside, element] } }
        : react(rest, element);
      for (const emission of emitted) enqueue.emit(emission);
      enqueue.assign(next);
    }),
    abortAlignment: enqueueActions(({ context, event, enqueue }, element: BufferOrEvent) => {
      const rest = withoutIncoming(context, event);
      const checkpoint = context.currentCheckpoint;
      enqueue.emit({ type: "decline", checkpoint });
      const setAside = [...rest.setAside, element];
      enqueue.assign(endAlignment({ ...rest, setAside }, checkpoint));
    }),
  },
}).createMachine({
  id: "barrierBuffer",
  context: ({ input }) => ({ ...input, ...nothingBuffered(input.channels) }),
  initial: "Reading",
  on: {
    cancel: {
      target: ".Reading",
      actions: assign(({ context }) => nothingBuffered(context.channels)),
    },
  },
  states: {
    Reading: {
      always: { guard: "hasQueued", target: "Replaying" },
      on: {
        record: consumption,
        barrier: consumption,
        cancelMarker: consumption,
        endOfPartition: consumption,
      },
    },
    Replaying: {
      always: { guard: not("hasQueued"), target: "Reading" },
      on: { replay: consumption },
    },
  },
});

/** How much data is kept back, in this alignment and from earlier ones. */
export function recordsSetAside({
  setAside,
  queued,
}: Pick<BarrierBufferContext, "setAside" | "queued">): number {
  return [...setAside, ...queued].filter(({ type }) => type === "record").length;
}

function nothingBuffered(channels: number) {
  return { ...initialProgress(channels), setAside: [], queued: [] };
}

function isBlocked(context: BarrierBufferContext, { channel }: BufferOrEvent): boolean {
  return isPending(context) && context.alignedChannels.includes(channel);
}

function withoutIncoming(
  context: BarrierBufferContext,
  event: BarrierBufferEvent,
): BarrierBufferContext {
  return event.type === "replay" ? { ...context, queued: context.queued.slice(1) } : context;
}

function react(context: BarrierBufferContext, element: BufferOrEvent): Reaction {
  switch (element.type) {
    case "record":
      return { emitted: [element], context };
    case "barrier":
      return onBarrier(context, element);
    case "cancelMarker":
      if (!isCancelled(context, element.checkpoint)) return { emitted: [], context };
      return {
        emitted: [{ type: "decline", checkpoint: element.checkpoint }],
        context: endAlignment(context, element.checkpoint),
      };
    case "endOfPartition": {
      const closed = { ...context, ...closeChannel(context, element.channel) };
      return endCompletes(context, element.channel)
        ? complete(closed)
        : { emitted: [], context: closed };
    }
  }
}

function onBarrier(context: BarrierBufferContext, barrier: ReceivedBarrier): Reaction {
  const { checkpoint } = barrier;
  if (isObsolete(context, checkpoint)) return { emitted: [], context };
  const subsumes = checkpoint > context.currentCheckpoint && isPending(context);
  const base = subsumes ? endAlignment(context, context.currentCheckpoint) : context;
  const begun = { ...base, ...checkNew(base, checkpoint) };
  const noted = { ...begun, ...noteBarrier(begun, barrier) };
  const { emitted, context: next } = isLastBarrier(begun, barrier)
    ? complete(noted)
    : { emitted: [], context: noted };
  const declined: readonly BarrierHandlerEmitted[] = subsumes
    ? [{ type: "decline", checkpoint: context.currentCheckpoint }]
    : [];
  return { emitted: [...declined, ...emitted], context: next };
}

function complete(context: BarrierBufferContext): Reaction {
  const checkpoint = context.currentCheckpoint;
  return {
    emitted: [
      { type: "triggerCheckpoint", checkpoint },
      { type: "inputFinished", checkpoint },
    ],
    context: endAlignment(context, checkpoint),
  };
}

/** The newest alignment's data goes before that of earlier ones, which it was read from. */
function endAlignment(context: BarrierBufferContext, checkpoint: number): BarrierBufferContext {
  return {
    ...context,
    ...endCheckpoint(context, checkpoint),
    setAside: [],
    queued: [...context.setAside, ...context.queued],
  };
}
