import { assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";
import type { Committable } from "./sinkWriter.ts";

export interface CommitterSnapshot {
  readonly committables: readonly Committable[];
}

export interface CommitterContext {
  /** What was collected and not yet committed (Flink: CommittableCollector). */
  readonly committables: readonly Committable[];
  /** The checkpoint with whose completion, or a later one's, the task ends; `null` before it is known. */
  readonly finalCheckpoint: number | null;
}

interface Notified {
  readonly checkpoint: number;
}

interface Barrier extends Notified {
  readonly attempt: number;
  readonly isFinal: boolean;
  readonly overtaken: readonly Committable[];
}

interface Restoring {
  readonly checkpoint: number | null;
  readonly attempt: number;
  readonly state: CommitterSnapshot | null;
}

export type CommitterEvent =
  | ({ readonly type: "committable" } & Committable)
  | ({ readonly type: "barrier" } & Barrier)
  | { readonly type: "notifyCheckpointComplete"; readonly checkpoint: number }
  | { readonly type: "finish" }
  | { readonly type: "cancel" }
  | ({ readonly type: "restore" } & Restoring);

export type CommitterEmitted =
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: CommitterSnapshot }
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number }
  | {
      readonly type: "commit";
      /** Everything up to this checkpoint; `null` where a restore had none. */
      readonly checkpoint: number | null;
      readonly transactions: readonly string[];
    }
  | { readonly type: "abortLingering"; readonly attempt: number }
  | { readonly type: "finished" };

/**
 * The committer of a Sink V2 (Flink: CommitterOperator, A5.2): a task of its own behind the writer. It
 * collects committables, keeps them in its snapshots, and commits everything up to a checkpoint when
 * it hears that it has completed. A restore commits all that the snapshot holds at once and aborts
 * what else dead attempts left behind. It ends when the final checkpoint, or a later one, completes.
 */
export const committer = setup({
  types: {
    context: {} as CommitterContext,
    events: {} as CommitterEvent,
    emitted: {} as CommitterEmitted,
  },
  guards: {
    mayFinish: ({ context }, { checkpoint }: Notified) =>
      context.finalCheckpoint !== null && checkpoint >= context.finalCheckpoint,
  },
  actions: {
    ignore: assign({}),
    collect: assign(({ context }, { checkpoint, transaction }: Committable) => ({
      committables: [...context.committables, { checkpoint, transaction }],
    })),
    noteFinalCheckpoint: assign(({ context }, { checkpoint, isFinal }: Barrier) =>
      isFinal ? { finalCheckpoint: context.finalCheckpoint ?? checkpoint } : {},
    ),
    snapshot: emit(({ context }, { checkpoint, overtaken }: Barrier) => ({
      type: "snapshot",
      checkpoint,
      state: { committables: [...context.committables, ...overtaken] },
    })),
    acknowledge: emit((_, { checkpoint, attempt }: Barrier) => ({
      type: "acknowledge",
      checkpoint,
      attempt,
    })),
    commitUpTo: emit(({ context }, { checkpoint }: Notified) => ({
      type: "commit",
      checkpoint,
      transactions: context.committables
        .filter((committable) => committable.checkpoint <= checkpoint)
        .map(({ transaction }) => transaction),
    })),
    removeCommitted: assign(({ context }, { checkpoint }: Notified) => ({
      committables: context.committables.filter((c) => c.checkpoint > checkpoint),
    })),
    commitRestored: emit((_, { checkpoint, state }: Restoring) => ({
      type: "commit",
      checkpoint,
      transactions: (state?.committables ?? []).map(({ transaction }) => transaction),
    })),
    abortLingering: emit((_, { attempt }: Restoring) => ({ type: "abortLingering", attempt })),
  },
}).createMachine({
  id: "committer",
  context: { committables: [], finalCheckpoint: null },
  initial: "Running",
  on: {
    barrier: {
      actions: [
        { type: "noteFinalCheckpoint", params: ofEvent },
        { type: "snapshot", params: ofEvent },
        { type: "acknowledge", params: ofEvent },
      ],
    },
    cancel: {
      target: ".Canceled",
      actions: assign({ committables: [], finalCheckpoint: null }),
    },
  },
  states: {
    Running: {
      on: {
        committable: { actions: { type: "collect", params: ofEvent } },
        notifyCheckpointComplete: [
          {
            guard: { type: "mayFinish", params: ofEvent },
            target: "Finishing",
            actions: [
              { type: "commitUpTo", params: ofEvent },
              { type: "removeCommitted", params: ofEvent },
            ],
          },
          {
            actions: [
              { type: "commitUpTo", params: ofEvent },
              { type: "removeCommitted", params: ofEvent },
            ],
          },
        ],
      },
    },
    // Nothing is left to commit, since the final checkpoint's committables came before its barrier.
    Finishing: {
      on: {
        finish: { target: "Finished", actions: emit({ type: "finished" }) },
        committable: { actions: "ignore" },
        notifyCheckpointComplete: { actions: "ignore" },
      },
    },
    Finished: {
      on: {
        committable: { actions: "ignore" },
        notifyCheckpointComplete: { actions: "ignore" },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: [
            { type: "commitRestored", params: ofEvent },
            { type: "abortLingering", params: ofEvent },
          ],
        },
      },
    },
  },
});
