import { assign, emit, setup } from "xstate";

/** A triggered checkpoint that some task has not yet acknowledged (Flink: PendingCheckpoint, A1.4). */
export interface PendingCheckpoint {
  readonly checkpoint: number;
  readonly notYetAcknowledged: readonly string[];
}

export interface JobManagerInput {
  /** Every source and task by name: whoever has to acknowledge. */
  readonly tasks: readonly string[];
  /** How many checkpoints are triggered in all: what bounds the run. */
  readonly maxCheckpoints: number;
  /** How many may be pending at once (Flink: execution.checkpointing.max-concurrent-checkpoints). */
  readonly maxConcurrentCheckpoints: number;
}

export interface JobManagerContext extends JobManagerInput {
  /** Attempt of all tasks, from 1; every restart begins a new one. */
  readonly attempt: number;
  /** Ids only grow, across restarts too (Flink: CheckpointIDCounter, A1.3 step 3). */
  readonly nextCheckpoint: number;
  readonly pendingCheckpoints: readonly PendingCheckpoint[];
  /** The retained checkpoint, at most one (Flink: CompletedCheckpointStore, A1.9). */
  readonly completedCheckpointStore: readonly number[];
  /** The checkpoint that the current attempt started from; `null` for the empty initial state. */
  readonly latestRestored: number | null;
}

interface Acknowledgement {
  readonly task: string;
  readonly checkpoint: number;
  readonly attempt: number;
}

export type JobManagerEvent =
  | { readonly type: "trigger" }
  | ({ readonly type: "acknowledge" } & Acknowledgement)
  | { readonly type: "taskFailed" }
  | { readonly type: "restart" };

export type JobManagerEmitted =
  | { readonly type: "triggerCheckpoint"; readonly checkpoint: number }
  | { readonly type: "checkpointCompleted"; readonly checkpoint: number }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly checkpoint: number | null; readonly attempt: number };

/**
 * The CheckpointCoordinator and as much of the scheduler as a global restart needs. Triggers while
 * fewer than the allowed number are pending (A1.2), completes a checkpoint on the last
 * acknowledgement and drops the older pending ones (A1.5, A1.6), and on a failure aborts what is
 * pending, cancels all tasks and restores the latest completed checkpoint (A1.10). A late
 * acknowledgement never brings an aborted checkpoint back: it names a dead attempt.
 *
 * Completion is atomic, as in Flink, where it happens under the coordinator's lock. That it completed
 * is told to nobody but the state backends, since no task acts on it here.
 */
export const jobManager = setup({
  types: {
    context: {} as JobManagerContext,
    events: {} as JobManagerEvent,
    emitted: {} as JobManagerEmitted,
    input: {} as JobManagerInput,
  },
  guards: {
    mayTrigger: ({ context }) =>
      context.nextCheckpoint <= context.maxCheckpoints &&
      context.pendingCheckpoints.length < context.maxConcurrentCheckpoints,
    isLastAcknowledgement: ({ context }, acknowledgement: Acknowledgement) =>
      findAwaiting(context, acknowledgement)?.notYetAcknowledged.length === 1,
    isAwaited: ({ context }, acknowledgement: Acknowledgement) =>
      findAwaiting(context, acknowledgement) !== undefined,
  },
  actions: {
    ignore: assign({}),
    addPendingCheckpoint: assign(({ context }) => ({
      nextCheckpoint: context.nextCheckpoint + 1,
      pendingCheckpoints: [
        ...context.pendingCheckpoints,
        { checkpoint: context.nextCheckpoint, notYetAcknowledged: context.tasks },
      ],
    })),
    acknowledgeTask: assign(({ context }, { task, checkpoint }: Acknowledgement) => ({
      pendingCheckpoints: context.pendingCheckpoints.map((pending) =>
        pending.checkpoint === checkpoint ? withoutTask(pending, task) : pending,
      ),
    })),
    completePendingCheckpoint: assign(({ context }, { checkpoint }: Acknowledgement) => ({
      completedCheckpointStore: [checkpoint],
      pendingCheckpoints: context.pendingCheckpoints.filter((p) => p.checkpoint > checkpoint),
    })),
    abortPendingCheckpoints: assign({ pendingCheckpoints: [] }),
    startNextAttempt: assign(({ context }) => ({
      attempt: context.attempt + 1,
      latestRestored: context.completedCheckpointStore.at(-1) ?? null,
    })),
  },
}).createMachine({
  id: "jobManager",
  context: ({ input }) => ({
    tasks: input.tasks,
    maxCheckpoints: input.maxCheckpoints,
    maxConcurrentCheckpoints: input.maxConcurrentCheckpoints,
    attempt: 1,
    nextCheckpoint: 1,
    pendingCheckpoints: [],
    completedCheckpointStore: [],
    latestRestored: null,
  }),
  initial: "Running",
  states: {
    Running: {
      on: {
        trigger: {
          guard: "mayTrigger",
          actions: [
            emit(({ context }) => ({
              type: "triggerCheckpoint",
              checkpoint: context.nextCheckpoint,
            })),
            "addPendingCheckpoint",
          ],
        },
        acknowledge: [
          {
            guard: { type: "isLastAcknowledgement", params: ({ event }) => event },
            actions: [
              { type: "completePendingCheckpoint", params: ({ event }) => event },
              emit(({ event: { checkpoint } }) => ({ type: "checkpointCompleted", checkpoint })),
            ],
          },
          {
            guard: { type: "isAwaited", params: ({ event }) => event },
            actions: { type: "acknowledgeTask", params: ({ event }) => event },
          },
          { actions: "ignore" },
        ],
        taskFailed: {
          target: "Restarting",
          actions: ["abortPendingCheckpoints", emit({ type: "cancel" })],
        },
      },
    },
    Restarting: {
      on: {
        acknowledge: { actions: "ignore" },
        restart: {
          target: "Running",
          actions: [
            "startNextAttempt",
            emit(({ context: { latestRestored, attempt } }) => ({
              type: "restore",
              checkpoint: latestRestored,
              attempt,
            })),
          ],
        },
      },
    },
  },
});

/** The pending checkpoint that waits for this acknowledgement, if there is one. */
function findAwaiting(
  { attempt, pendingCheckpoints }: JobManagerContext,
  acknowledgement: Acknowledgement,
): PendingCheckpoint | undefined {
  if (acknowledgement.attempt !== attempt) return undefined;
  return pendingCheckpoints.find(
    ({ checkpoint, notYetAcknowledged }) =>
      checkpoint === acknowledgement.checkpoint &&
      notYetAcknowledged.includes(acknowledgement.task),
  );
}

function withoutTask(pending: PendingCheckpoint, task: string): PendingCheckpoint {
  const notYetAcknowledged = pending.notYetAcknowledged.filter((name) => name !== task);
  return { ...pending, notYetAcknowledged };
}
