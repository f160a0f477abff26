import { assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";

/** A pre-committed transaction and the checkpoint whose completion commits it. */
export interface PendingCommit {
  readonly checkpoint: number;
  readonly transaction: string;
}

/** A sink's state as it stands in a snapshot (Flink: TwoPhaseCommitSinkFunction.State). */
export interface TwoPhaseCommitSnapshot {
  readonly pendingCommitTransactions: readonly PendingCommit[];
}

export interface TwoPhaseCommitSinkContext extends TwoPhaseCommitSnapshot {
  readonly attempt: number;
  /** The transaction that records are written to. */
  readonly currentTransaction: string;
}

interface OfCheckpoint {
  readonly checkpoint: number;
}

interface Restoring {
  readonly checkpoint: number | null;
  readonly attempt: number;
  readonly state: TwoPhaseCommitSnapshot | null;
}

export type TwoPhaseCommitSinkEvent =
  | { readonly type: "invoke"; readonly sequence: number }
  | ({ readonly type: "snapshotState" } & OfCheckpoint)
  | ({ readonly type: "notifyCheckpointComplete" } & OfCheckpoint)
  | { readonly type: "cancel" }
  | ({ readonly type: "restore" } & Restoring);

export type TwoPhaseCommitSinkEmitted =
  | {
      readonly type: "write";
      readonly transaction: string;
      readonly attempt: number;
      readonly sequence: number;
    }
  | { readonly type: "prepare"; readonly transaction: string }
  | {
      readonly type: "snapshot";
      readonly checkpoint: number;
      readonly state: TwoPhaseCommitSnapshot;
    }
  | {
      readonly type: "commit";
      /** Everything up to this checkpoint; `null` where a restore had none. */
      readonly checkpoint: number | null;
      readonly transactions: readonly string[];
    }
  | { readonly type: "abortLingering"; readonly attempt: number };

/**
 * The legacy transactional sink (Flink: TwoPhaseCommitSinkFunction, A5.1), as an operator that is
 * chained behind its source. A snapshot pre-commits the current transaction and begins the next; a
 * notification commits every pending transaction up to its checkpoint, so a lost one is made good by
 * the next. A restore commits what the snapshot holds as pending, since its checkpoint completed, and
 * aborts whatever else dead attempts left behind.
 *
 * The commits of one notification are one action of the task thread. That a crash may come between
 * two of them shows with two sinks, where one has committed and the other has not.
 */
export const twoPhaseCommitSink = setup({
  types: {
    context: {} as TwoPhaseCommitSinkContext,
    events: {} as TwoPhaseCommitSinkEvent,
    emitted: {} as TwoPhaseCommitSinkEmitted,
  },
  actions: {
    preCommit: emit(({ context }) => ({
      type: "prepare",
      transaction: context.currentTransaction,
    })),
    addPending: assign(({ context }, { checkpoint }: OfCheckpoint) => ({
      pendingCommitTransactions: [
        ...context.pendingCommitTransactions,
        { checkpoint, transaction: context.currentTransaction },
      ],
    })),
    snapshot: emit(({ context }, { checkpoint }: OfCheckpoint) => ({
      type: "snapshot",
      checkpoint,
      state: { pendingCommitTransactions: context.pendingCommitTransactions },
    })),
    beginTransaction: assign(({ context }, { checkpoint }: OfCheckpoint) => ({
      currentTransaction: transactionName(context.attempt, checkpoint),
    })),
    commitUpTo: emit(({ context }, { checkpoint }: OfCheckpoint) => ({
      type: "commit",
      checkpoint,
      transactions: context.pendingCommitTransactions
        .filter((pending) => pending.checkpoint <= checkpoint)
        .map(({ transaction }) => transaction),
    })),
    removeCommitted: assign(({ context }, { checkpoint }: OfCheckpoint) => ({
      pendingCommitTransactions: context.pendingCommitTransactions.filter(
        (pending) => pending.checkpoint > checkpoint,
      ),
    })),
    open: assign((_, { attempt }: Restoring) => ({
      attempt,
      currentTransaction: transactionName(attempt, 0),
    })),
    recoverAndCommit: emit((_, { checkpoint, state }: Restoring) => ({
      type: "commit",
      checkpoint,
      transactions: (state?.pendingCommitTransactions ?? []).map((p) => p.transaction),
    })),
    recoverAndAbort: emit((_, { attempt }: Restoring) => ({ type: "abortLingering", attempt })),
  },
}).createMachine({
  id: "twoPhaseCommitSink",
  context: {
    attempt: 1,
    currentTransaction: transactionName(1, 0),
    pendingCommitTransactions: [],
  },
  initial: "Running",
  on: {
    cancel: {
      target: ".Canceled",
      actions: assign({ pendingCommitTransactions: [], currentTransaction: "" }),
    },
  },
  states: {
    Running: {
      on: {
        invoke: {
          actions: emit(({ context: { currentTransaction, attempt }, event }) => ({
            type: "write",
            transaction: currentTransaction,
            attempt,
            sequence: event.sequence,
          })),
        },
        snapshotState: {
          actions: [
            "preCommit",
            { type: "addPending", params: ofEvent },
            { type: "snapshot", params: ofEvent },
            { type: "beginTransaction", params: ofEvent },
          ],
        },
        // Nothing is pending where a later notification was faster (FLINK-10377).
        notifyCheckpointComplete: {
          actions: [
            { type: "commitUpTo", params: ofEvent },
            { type: "removeCommitted", params: ofEvent },
          ],
        },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: [
            { type: "open", params: ofEvent },
            { type: "recoverAndCommit", params: ofEvent },
            { type: "recoverAndAbort", params: ofEvent },
          ],
        },
      },
    },
  },
});

function transactionName(attempt: number, checkpoint: number): string {
  return `${attempt}-${checkpoint}`;
}
