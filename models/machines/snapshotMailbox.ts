import { assign, emit, setup } from "xstate";

export interface SnapshotMailboxContext {
  /** Snapshots that were asked for and not yet taken, oldest first. */
  readonly requests: readonly number[];
}

export type SnapshotMailboxEvent =
  | { readonly type: "triggerCheckpoint"; readonly checkpoint: number }
  | { readonly type: "run" }
  | { readonly type: "cancel" };

export interface SnapshotMailboxEmitted {
  readonly type: "triggerCheckpoint";
  readonly checkpoint: number;
}

/**
 * A mailbox between barrier handler and task: the snapshot is only asked for, and the task loop goes on
 * with records until it reads the mail. No correct variant has it, since a barrier that is noticed and
 * the snapshot it triggers have to be one action of the task thread (A2.5).
 */
export const snapshotMailbox = setup({
  types: {
    context: {} as SnapshotMailboxContext,
    events: {} as SnapshotMailboxEvent,
    emitted: {} as SnapshotMailboxEmitted,
  },
}).createMachine({
  id: "snapshotMailbox",
  context: { requests: [] },
  on: {
    triggerCheckpoint: {
      actions: assign(({ context, event }) => ({
        requests: [...context.requests, event.checkpoint],
      })),
    },
    run: {
      guard: ({ context }) => context.requests.length > 0,
      actions: [
        emit(({ context }) => ({ type: "triggerCheckpoint", checkpoint: context.requests[0]! })),
        assign(({ context }) => ({ requests: context.requests.slice(1) })),
      ],
    },
    cancel: { actions: assign({ requests: [] }) },
  },
});
