import { assign, emit, setup } from "xstate";
import type { Barrier } from "../barriers.ts";

/** A trigger that the task thread has not yet got to. */
export interface CheckpointMail extends Barrier {
  /** The JobManager gave the checkpoint up before the mail was read. */
  readonly aborted: boolean;
}

export interface UpstreamTaskContext {
  /** How many records the partition holds. */
  readonly records: number;
  /** How many records were sent: what a snapshot holds. */
  readonly offset: number;
  /** Oldest first. */
  readonly mailbox: readonly CheckpointMail[];
  /** The checkpoints whose trigger it may decline. */
  readonly declines: readonly number[];
}

export interface UpstreamTaskInput {
  readonly records: number;
  readonly declines: readonly number[];
}

export interface UpstreamSnapshot {
  readonly offset: number;
}

export type UpstreamTaskEvent =
  | { readonly type: "emit" }
  | ({ readonly type: "triggerCheckpoint" } & Barrier)
  | { readonly type: "notifyCheckpointAborted"; readonly checkpoint: number }
  | { readonly type: "performCheckpoint" }
  | { readonly type: "declineCheckpoint" }
  | { readonly type: "finish" }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly state: UpstreamSnapshot | null };

export type UpstreamTaskEmitted =
  | { readonly type: "record"; readonly sequence: number }
  | ({ readonly type: "barrier" } & Barrier)
  | { readonly type: "cancelMarker"; readonly checkpoint: number; readonly priority: boolean }
  | { readonly type: "endOfPartition" }
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: UpstreamSnapshot }
  | { readonly type: "acknowledge"; readonly checkpoint: number }
  | { readonly type: "decline"; readonly checkpoint: number };

/**
 * The sender of one channel: a source with one output. A trigger RPC is a mail, and the task thread
 * reads it between two records, even while its output is full (A3: mails still run). It broadcasts
 * the barrier and takes its snapshot in one action (A2.5); its acknowledgement comes from the
 * subpartition, since it includes the output's channel state.
 *
 * A mail of an aborted checkpoint, and one that the task declines (it was not ready), become a
 * CancelCheckpointMarker, so that nobody downstream waits for a barrier that never comes. A finished
 * task answers for itself that all its records lie before the checkpoint; in Flink the JobManager
 * knows that (FLIP-147, A1.7).
 */
export const upstreamTask = setup({
  types: {
    context: {} as UpstreamTaskContext,
    events: {} as UpstreamTaskEvent,
    emitted: {} as UpstreamTaskEmitted,
    input: {} as UpstreamTaskInput,
  },
  guards: {
    hasRecords: ({ context }) => context.offset < context.records,
    hasNothingLeft: ({ context }) =>
      context.offset === context.records && context.mailbox.length === 0,
    mailIsAborted: ({ context }) => context.mailbox[0]?.aborted === true,
    hasMail: ({ context }) => context.mailbox.length > 0,
    mayDecline: ({ context: { declines, mailbox } }) =>
      mailbox[0]?.aborted === false && declines.includes(mailbox[0].checkpoint),
  },
  actions: {
    ignore: assign({}),
    removeMail: assign(({ context }) => ({ mailbox: context.mailbox.slice(1) })),
    broadcastBarrier: emit(({ context }) => {
      const { checkpoint, alignment } = context.mailbox[0]!;
      return { type: "barrier", checkpoint, alignment };
    }),
    broadcastCancelMarker: emit(({ context }) => {
      const { checkpoint, alignment } = context.mailbox[0]!;
      return { type: "cancelMarker", checkpoint, priority: alignment === "UNALIGNED" };
    }),
    snapshot: emit(({ context }) => ({
      type: "snapshot",
      checkpoint: context.mailbox[0]!.checkpoint,
      state: { offset: context.offset },
    })),
  },
}).createMachine({
  id: "upstreamTask",
  context: ({ input }) => ({
    records: input.records,
    offset: 0,
    mailbox: [],
    declines: input.declines,
  }),
  initial: "Running",
  states: {
    Running: {
      on: {
        emit: {
          guard: "hasRecords",
          actions: [
            assign(({ context }) => ({ offset: context.offset + 1 })),
            emit(({ context }) => ({ type: "record", sequence: context.offset })),
          ],
        },
        triggerCheckpoint: {
          actions: assign(({ context, event: { checkpoint, alignment } }) => ({
            mailbox: [...context.mailbox, { checkpoint, alignment, aborted: false }],
          })),
        },
        notifyCheckpointAborted: {
          actions: assign(({ context, event }) => ({
            mailbox: context.mailbox.map((mail) =>
              mail.checkpoint === event.checkpoint ? { ...mail, aborted: true } : mail,
            ),
          })),
        },
        performCheckpoint: [
          { guard: "mailIsAborted", actions: ["broadcastCancelMarker", "removeMail"] },
          { guard: "hasMail", actions: ["broadcastBarrier", "snapshot", "removeMail"] },
        ],
        declineCheckpoint: {
          guard: "mayDecline",
          actions: [
            "broadcastCancelMarker",
            emit(({ context }) => ({
              type: "decline",
              checkpoint: context.mailbox[0]!.checkpoint,
            })),
            "removeMail",
          ],
        },
        finish: {
          guard: "hasNothingLeft",
          target: "Finished",
          actions: emit({ type: "endOfPartition" }),
        },
        cancel: { target: "Canceled", actions: assign({ offset: 0, mailbox: [] }) },
      },
    },
    Finished: {
      on: {
        triggerCheckpoint: {
          actions: [
            emit(({ context, event: { checkpoint } }) => ({
              type: "snapshot",
              checkpoint,
              state: { offset: context.offset },
            })),
            emit(({ event: { checkpoint } }) => ({ type: "acknowledge", checkpoint })),
          ],
        },
        notifyCheckpointAborted: { actions: "ignore" },
        cancel: { target: "Canceled", actions: assign({ offset: 0 }) },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: assign(({ event }) => ({ offset: event.state?.offset ?? 0 })),
        },
      },
    },
  },
});
