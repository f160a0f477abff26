import { assign, setup } from "xstate";

/** A restore that went back behind what some sink had committed. */
export interface Regression {
  readonly restored: number;
  readonly committed: number;
}

export interface CommitHistoryContext {
  readonly latestCompleted: number;
  /** The newest checkpoint up to which some sink has committed; 0 before the first. */
  readonly latestCommitted: number;
  /** The first restore to an older checkpoint than that, if there was one. */
  readonly regression: Regression | null;
  /** A completion that was not newer than those before it, if there was one. */
  readonly outOfOrder: number | null;
}

export type CommitHistoryEvent =
  | { readonly type: "completed"; readonly checkpoint: number }
  | { readonly type: "committed"; readonly checkpoint: number | null }
  | { readonly type: "restored"; readonly checkpoint: number | null };

/** An observer: how far the job has come in completed, committed and restored checkpoints. */
export const commitHistory = setup({
  types: { context: {} as CommitHistoryContext, events: {} as CommitHistoryEvent },
}).createMachine({
  id: "commitHistory",
  context: { latestCompleted: 0, latestCommitted: 0, regression: null, outOfOrder: null },
  on: {
    completed: {
      actions: assign(({ context, event: { checkpoint } }) => ({
        outOfOrder:
          context.outOfOrder ?? (checkpoint > context.latestCompleted ? null : checkpoint),
        latestCompleted: Math.max(context.latestCompleted, checkpoint),
      })),
    },
    committed: {
      actions: assign(({ context, event }) => ({
        latestCommitted: Math.max(context.latestCommitted, event.checkpoint ?? 0),
      })),
    },
    restored: {
      actions: assign(({ context, event }) => ({
        regression: context.regression ?? regressionOf(context, event.checkpoint ?? 0),
      })),
    },
  },
});

function regressionOf(
  { latestCommitted }: CommitHistoryContext,
  restored: number,
): Regression | null {
  return restored < latestCommitted ? { restored, committed: latestCommitted } : null;
}
