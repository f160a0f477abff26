import { assign, emit, enqueueActions, setup } from "xstate";
import type { Barrier } from "../barriers.ts";
import { ofEvent } from "../ofEvent.ts";

export interface SlowSinkContext {
  /** What it has written, in order. */
  readonly applied: readonly number[];
  /** The newest checkpoint that it has taken its snapshot for, or heard to be cancelled. */
  readonly currentCheckpoint: number;
}

export type SlowSinkSnapshot = SlowSinkContext["applied"];

export type SlowSinkEvent =
  | { readonly type: "poll" }
  | { readonly type: "record"; readonly sequence: number }
  | ({ readonly type: "barrier" } & Barrier)
  | { readonly type: "cancelMarker"; readonly checkpoint: number }
  | { readonly type: "endOfOutputChannelState" }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly state: SlowSinkSnapshot | null };

export type SlowSinkEmitted =
  | { readonly type: "pollNext" }
  | { readonly type: "resumeConsumption" }
  | { readonly type: "acknowledge"; readonly checkpoint: number }
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: SlowSinkSnapshot };

/**
 * The task downstream of the one under study: a sink with one local input (Flink: LocalInputChannel,
 * A2.6), which it polls straight from the sender's queue, one element at a time and as slowly as it
 * likes. So it has no queue and no in-flight data of its own. A single input needs no alignment: the
 * barrier, its snapshot and the sender's resumption are one action (A2.5).
 *
 * A barrier that overtook leaves older ones behind it, and those are obsolete (A2.2). Abstracted: a
 * cancelled checkpoint is not declined once more, since the JobManager knows of it from the task.
 */
export const slowSink = setup({
  types: {
    context: {} as SlowSinkContext,
    events: {} as SlowSinkEvent,
    emitted: {} as SlowSinkEmitted,
  },
  guards: {
    isObsolete: ({ context }, { checkpoint }: { readonly checkpoint: number }) =>
      checkpoint <= context.currentCheckpoint,
  },
  actions: {
    ignore: assign({}),
    applyRecord: assign(({ context }, { sequence }: { readonly sequence: number }) => ({
      applied: [...context.applied, sequence],
    })),
    checkpointState: enqueueActions(({ context, enqueue }, { checkpoint }: Barrier) => {
      enqueue.emit({ type: "snapshot", checkpoint, state: context.applied });
      enqueue.emit({ type: "acknowledge", checkpoint });
      enqueue.assign({ currentCheckpoint: checkpoint });
    }),
    /** The sender has blocked itself behind an aligned barrier, be it obsolete or not. */
    resumeSender: enqueueActions(({ enqueue }, { alignment }: Barrier) => {
      if (alignment === "UNALIGNED" || alignment === "AT_LEAST_ONCE") return;
      enqueue.emit({ type: "resumeConsumption" });
    }),
  },
}).createMachine({
  id: "slowSink",
  context: { applied: [], currentCheckpoint: 0 },
  on: {
    poll: { actions: [assign({}), emit({ type: "pollNext" })] },
    record: { actions: { type: "applyRecord", params: ofEvent } },
    barrier: [
      {
        guard: { type: "isObsolete", params: ofEvent },
        actions: ["ignore", { type: "resumeSender", params: ofEvent }],
      },
      {
        actions: [
          { type: "checkpointState", params: ofEvent },
          { type: "resumeSender", params: ofEvent },
        ],
      },
    ],
    cancelMarker: [
      { guard: { type: "isObsolete", params: ofEvent }, actions: "ignore" },
      { actions: assign(({ event }) => ({ currentCheckpoint: event.checkpoint })) },
    ],
    endOfOutputChannelState: { actions: emit({ type: "resumeConsumption" }) },
    cancel: { actions: assign({ applied: [], currentCheckpoint: 0 }) },
    restore: { actions: assign(({ event }) => ({ applied: event.state ?? [] })) },
  },
});
