import { assign, emit, setup } from "xstate";

export interface JobSchedulerInput {
  /** How many tasks have to finish before the job has. */
  readonly tasks: number;
  /** How often the user asks to stop with a savepoint. */
  readonly stops: number;
}

export interface JobSchedulerContext extends JobSchedulerInput {
  /** Attempt of all tasks, from 1; every restart begins a new one. */
  readonly attempt: number;
  /** How many tasks of this attempt are over. */
  readonly finishedTasks: number;
  /** The savepoint that the job stops with, once it has completed. */
  readonly syncSavepoint: number | null;
}

export type JobSchedulerEvent =
  | { readonly type: "stopWithSavepoint" }
  | { readonly type: "resumeFromSavepoint" }
  | { readonly type: "syncSavepointCompleted"; readonly checkpoint: number }
  | { readonly type: "taskFinished" }
  | { readonly type: "taskFailed" }
  | { readonly type: "jobManagerFailed" }
  | { readonly type: "restart" }
  | { readonly type: "recover"; readonly newestUnreadable: boolean }
  | { readonly type: "latestCheckpoint"; readonly checkpoint: number | null };

export type JobSchedulerEmitted =
  | { readonly type: "stopCheckpointScheduler" }
  | { readonly type: "startCheckpointScheduler" }
  | { readonly type: "triggerSyncSavepoint" }
  | { readonly type: "abortPendingCheckpoints" }
  | { readonly type: "cancel" }
  | { readonly type: "addCheckpoint"; readonly checkpoint: number }
  | { readonly type: "getLatestCheckpoint" }
  | { readonly type: "recover"; readonly newestUnreadable: boolean }
  | { readonly type: "restore"; readonly checkpoint: number | null; readonly attempt: number };

const failover = ["abortPendingCheckpoints", "cancelTasks"] as const;

/**
 * The JobMaster's scheduler: restarts, the failover of the JobManager itself, and
 * StopWithSavepointTerminationHandlerImpl (A1.10). A failure restarts all tasks from the newest
 * completed checkpoint. Once a synchronous savepoint exists the job may only finish: a failure then is
 * final, because the store is older than what the sinks may have committed (FLINK-26783), and the
 * user resumes from the savepoint.
 *
 * A failover of the JobManager cancels all tasks, and the next one knows what the store knows. Not
 * here: one that fails after the synchronous savepoint, of which the store knows nothing.
 */
export const jobScheduler = setup({
  types: {
    context: {} as JobSchedulerContext,
    events: {} as JobSchedulerEvent,
    emitted: {} as JobSchedulerEmitted,
    input: {} as JobSchedulerInput,
  },
  guards: {
    mayStop: ({ context }) => context.stops > 0,
    isLastTask: ({ context }) => context.finishedTasks + 1 === context.tasks,
    /** Past this point a restart would replay what sinks have committed. */
    isFatalAfterSavepoint: () => true,
  },
  actions: {
    stopCheckpointScheduler: emit({ type: "stopCheckpointScheduler" }),
    abortPendingCheckpoints: emit({ type: "abortPendingCheckpoints" }),
    cancelTasks: emit({ type: "cancel" }),
    countFinished: assign(({ context }) => ({ finishedTasks: context.finishedTasks + 1 })),
    startAttempt: assign(({ context }) => ({
      attempt: context.attempt + 1,
      finishedTasks: 0,
      syncSavepoint: null,
    })),
    restore: emit(({ context }, { checkpoint }: { readonly checkpoint: number | null }) => ({
      type: "restore",
      checkpoint,
      attempt: context.attempt,
    })),
    startCheckpointScheduler: emit({ type: "startCheckpointScheduler" }),
  },
}).createMachine({
  id: "jobScheduler",
  context: ({ input }) => ({
    tasks: input.tasks,
    stops: input.stops,
    attempt: 1,
    finishedTasks: 0,
    syncSavepoint: null,
  }),
  initial: "Running",
  on: {
    latestCheckpoint: {
      target: ".Running",
      actions: [
        "startAttempt",
        { type: "restore", params: ({ event }) => event },
        "startCheckpointScheduler",
      ],
    },
  },
  states: {
    Running: {
      on: {
        stopWithSavepoint: {
          guard: "mayStop",
          target: "WaitingForSavepoint",
          actions: [
            "stopCheckpointScheduler",
            emit({ type: "triggerSyncSavepoint" }),
            assign(({ context }) => ({ stops: context.stops - 1 })),
          ],
        },
        taskFinished: [
          { guard: "isLastTask", target: "Finished", actions: "stopCheckpointScheduler" },
          { actions: "countFinished" },
        ],
        taskFailed: { target: "Restarting", actions: failover },
        jobManagerFailed: { target: "Recovering", actions: failover },
      },
    },
    WaitingForSavepoint: {
      on: {
        syncSavepointCompleted: {
          target: "SavepointCreated",
          actions: assign(({ event }) => ({ syncSavepoint: event.checkpoint })),
        },
        taskFinished: { actions: "countFinished" },
        taskFailed: { target: "Restarting", actions: failover },
        jobManagerFailed: { target: "Recovering", actions: failover },
      },
    },
    SavepointCreated: {
      on: {
        taskFinished: [{ guard: "isLastTask", target: "Finished" }, { actions: "countFinished" }],
        taskFailed: [
          { guard: "isFatalAfterSavepoint", target: "Failed", actions: failover },
          { target: "Restarting", actions: failover },
        ],
      },
    },
    Restarting: {
      on: { restart: { actions: emit({ type: "getLatestCheckpoint" }) } },
    },
    Recovering: {
      on: {
        recover: {
          actions: emit(({ event: { newestUnreadable } }) => ({
            type: "recover",
            newestUnreadable,
          })),
        },
      },
    },
    Finished: {},
    // A job that starts from a savepoint first puts it into its store.
    Failed: {
      on: {
        resumeFromSavepoint: {
          actions: [
            emit(({ context }) => ({
              type: "addCheckpoint",
              checkpoint: context.syncSavepoint ?? 0,
            })),
            emit({ type: "getLatestCheckpoint" }),
          ],
        },
      },
    },
  },
});
