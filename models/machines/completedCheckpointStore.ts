import { assign, emit, setup } from "xstate";

export interface CompletedCheckpointStoreInput {
  /** How many checkpoints are kept (Flink: execution.checkpointing.num-retained). */
  readonly retained: number;
  /** How often the newest entry cannot be read when a new JobManager recovers. */
  readonly readFailures: number;
}

export interface CompletedCheckpointStoreContext extends CompletedCheckpointStoreInput {
  /** The ids of the retained checkpoints, ascending. */
  readonly checkpoints: readonly number[];
}

export type CompletedCheckpointStoreEvent =
  | { readonly type: "addCheckpoint"; readonly checkpoint: number }
  | { readonly type: "getLatestCheckpoint" }
  | { readonly type: "recover"; readonly newestUnreadable: boolean };

export type CompletedCheckpointStoreEmitted =
  /** What is older was subsumed. */
  | { readonly type: "subsumed"; readonly checkpoint: number }
  | { readonly type: "latestCheckpoint"; readonly checkpoint: number | null };

/**
 * The completed checkpoints as the high availability services keep them (Flink:
 * DefaultCompletedCheckpointStore, A1.9): the only source of truth for a restore. A JobManager that
 * lives restores from its own copy; a new one has to read every entry first, and one that it cannot
 * read is fatal to its recovery (A1.10, FLINK-22502).
 */
export const completedCheckpointStore = setup({
  types: {
    context: {} as CompletedCheckpointStoreContext,
    events: {} as CompletedCheckpointStoreEvent,
    emitted: {} as CompletedCheckpointStoreEmitted,
    input: {} as CompletedCheckpointStoreInput,
  },
  guards: {
    isReadable: (_, { newestUnreadable }: { readonly newestUnreadable: boolean }) =>
      !newestUnreadable,
    mayFailToRead: ({ context }) => context.readFailures > 0 && context.checkpoints.length > 0,
  },
  actions: {
    spendReadFailure: assign(({ context }) => ({ readFailures: context.readFailures - 1 })),
    /** Nothing: this JobManager's recovery ends here, and another one tries again. */
    giveUp: assign({}),
  },
}).createMachine({
  id: "completedCheckpointStore",
  context: ({ input }) => ({
    retained: input.retained,
    readFailures: input.readFailures,
    checkpoints: [],
  }),
  on: {
    addCheckpoint: {
      actions: [
        assign(({ context, event }) => ({
          checkpoints: [...context.checkpoints, event.checkpoint].slice(-context.retained),
        })),
        emit(({ context }) => ({ type: "subsumed", checkpoint: context.checkpoints[0] ?? 0 })),
      ],
    },
    getLatestCheckpoint: {
      actions: emit(({ context }) => ({
        type: "latestCheckpoint",
        checkpoint: context.checkpoints.at(-1) ?? null,
      })),
    },
    recover: [
      {
        guard: { type: "isReadable", params: ({ event }) => event },
        actions: emit(({ context }) => ({
          type: "latestCheckpoint",
          checkpoint: context.checkpoints.at(-1) ?? null,
        })),
      },
      { guard: "mayFailToRead", actions: ["spendReadFailure", "giveUp"] },
    ],
  },
});
