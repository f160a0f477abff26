import { and, assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";
import type { CheckpointKind } from "./checkpointKind.ts";

/** A triggered checkpoint that some task has not yet acknowledged (Flink: PendingCheckpoint, A1.4). */
export interface PendingSnapshot {
  readonly checkpoint: number;
  readonly kind: CheckpointKind;
  readonly notYetAcknowledged: readonly string[];
}

export interface CheckpointCoordinatorInput {
  /** Every task by name: whoever has to acknowledge. */
  readonly tasks: readonly string[];
  /** How many ids there are for checkpoints and savepoints together: what bounds the run. */
  readonly maxCheckpoints: number;
  readonly maxConcurrentCheckpoints: number;
  /** How many savepoints the user asks for. */
  readonly savepoints: number;
  /** How many checkpoints may run into their timeout. */
  readonly expirations: number;
}

export interface CheckpointCoordinatorContext extends CheckpointCoordinatorInput {
  /** Ids only grow, also where the JobManager fails (Flink: CheckpointIDCounter, A1.3 step 3). */
  readonly nextCheckpoint: number;
  readonly pendingCheckpoints: readonly PendingSnapshot[];
  /** Put off while as many checkpoints are pending as are allowed, until one of them ends. */
  readonly periodicTrigger: "armed" | "deferred";
  /** The newest completed checkpoint, which an abort tells the tasks of. */
  readonly latestCompleted: number | null;
  /** Completed savepoints whose files the user has not deleted. */
  readonly savepointFiles: readonly number[];
}

interface Acknowledgement {
  readonly task: string;
  readonly checkpoint: number;
}

interface OfKind {
  readonly kind: CheckpointKind;
}

export type CheckpointCoordinatorEvent =
  | { readonly type: "trigger" }
  | { readonly type: "triggerSavepoint" }
  | { readonly type: "triggerSyncSavepoint" }
  | { readonly type: "disposeSavepoint" }
  | { readonly type: "expire" }
  | ({ readonly type: "acknowledge" } & Acknowledgement)
  | { readonly type: "abortPendingCheckpoints" }
  | { readonly type: "stopCheckpointScheduler" }
  | { readonly type: "startCheckpointScheduler" };

export type CheckpointCoordinatorEmitted =
  | {
      readonly type: "triggerCheckpoint";
      readonly checkpoint: number;
      readonly kind: CheckpointKind;
    }
  | { readonly type: "addCheckpoint"; readonly checkpoint: number }
  | { readonly type: "syncSavepointCompleted"; readonly checkpoint: number }
  | { readonly type: "notifyCheckpointComplete"; readonly checkpoint: number }
  | { readonly type: "notifyCheckpointAborted"; readonly latestCompleted: number | null }
  | { readonly type: "discard"; readonly checkpoints: readonly number[] };

/** A request becomes a pending checkpoint of the next id, and its tasks are triggered (A1.3). */
const start = (kind: CheckpointKind) =>
  [
    { type: "triggerTasks", params: { kind } },
    { type: "addPending", params: { kind } },
  ] as const;

/** Who is told of a completed checkpoint, after it is durable (A1.6). */
const complete = [
  { type: "discardSubsumed", params: ofEvent<Acknowledgement> },
  { type: "completePending", params: ofEvent<Acknowledgement> },
  { type: "notifyComplete", params: ofEvent<Acknowledgement> },
] as const;

/**
 * The CheckpointCoordinator (A1.1 to A1.6). A checkpoint is committed when it is in the
 * CompletedCheckpointStore; notifications come after that. An intermediate savepoint is in no store,
 * notifies nobody and subsumes nothing (FLINK-25191). The synchronous one of stop-with-savepoint is in
 * no store either, but it notifies, and the scheduler takes it from there.
 *
 * Savepoints are forced past the limit of concurrent checkpoints (A1.2). The plan, the trigger RPCs
 * and completion are atomic. A trigger is impossible while some task does not run, so its wires to the
 * tasks have to be blocking. A failover aborts what is pending and leaves the periodic trigger alone,
 * as a region failover did when B27 was found; today's coordinator stops and starts it, too.
 */
export const checkpointCoordinator = setup({
  types: {
    context: {} as CheckpointCoordinatorContext,
    events: {} as CheckpointCoordinatorEvent,
    emitted: {} as CheckpointCoordinatorEmitted,
    input: {} as CheckpointCoordinatorInput,
  },
  guards: {
    isDue: ({ context }) => context.periodicTrigger === "armed" && hasIds(context),
    belowMaxConcurrent: ({ context }) =>
      context.pendingCheckpoints.length < context.maxConcurrentCheckpoints,
    hasIds: ({ context }) => hasIds(context),
    maySavepoint: ({ context }) => context.savepoints > 0 && hasIds(context),
    hasSavepointFiles: ({ context }) => context.savepointFiles.length > 0,
    mayExpire: ({ context }) =>
      context.expirations > 0 && context.pendingCheckpoints[0]?.kind === "checkpoint",
    completes: ({ context }, { kind, ...last }: OfKind & Acknowledgement) => {
      const pending = findAwaiting(context, last);
      return pending?.kind === kind && pending.notYetAcknowledged.length === 1;
    },
    isAwaited: ({ context }, acknowledgement: Acknowledgement) =>
      findAwaiting(context, acknowledgement) !== undefined,
  },
  actions: {
    ignore: assign({}),
    triggerTasks: emit(({ context }, { kind }: OfKind) => ({
      type: "triggerCheckpoint",
      checkpoint: context.nextCheckpoint,
      kind,
    })),
    addPending: assign(({ context }, { kind }: OfKind) => ({
      nextCheckpoint: context.nextCheckpoint + 1,
      pendingCheckpoints: [
        ...context.pendingCheckpoints,
        { checkpoint: context.nextCheckpoint, kind, notYetAcknowledged: context.tasks },
      ],
    })),
    deferPeriodicTrigger: assign({ periodicTrigger: "deferred" }),
    resumePeriodicTrigger: assign({ periodicTrigger: "armed" }),
    resumePeriodicTriggerAfterFailover: assign({ periodicTrigger: "armed" }),
    acknowledgeTask: assign(({ context }, { task, checkpoint }: Acknowledgement) => ({
      pendingCheckpoints: context.pendingCheckpoints.map((pending) =>
        pending.checkpoint === checkpoint ? withoutTask(pending, task) : pending,
      ),
    })),
    discardLate: emit((_, { checkpoint }: Acknowledgement) => ({
      type: "discard",
      checkpoints: [checkpoint],
    })),
    discardSubsumed: emit(({ context }, { checkpoint }: Acknowledgement) => ({
      type: "discard",
      checkpoints: idsOf(context.pendingCheckpoints.filter((p) => isSubsumedBy(p, checkpoint))),
    })),
    completePending: assign(({ context }, { checkpoint }: Acknowledgement) => ({
      latestCompleted: checkpoint,
      pendingCheckpoints: context.pendingCheckpoints.filter(
        (pending) => pending.checkpoint !== checkpoint && !isSubsumedBy(pending, checkpoint),
      ),
    })),
    notifyComplete: emit((_, { checkpoint }: Acknowledgement) => ({
      type: "notifyCheckpointComplete",
      checkpoint,
    })),
    completeSavepoint: assign(({ context }, { checkpoint }: Acknowledgement) => ({
      savepointFiles: [...context.savepointFiles, checkpoint],
      pendingCheckpoints: context.pendingCheckpoints.filter((p) => p.checkpoint !== checkpoint),
    })),
    /** Nothing: an intermediate savepoint neither commits nor serves recovery. */
    afterSavepoint: assign({}),
    discardOldest: emit(({ context }) => ({
      type: "discard",
      checkpoints: idsOf(context.pendingCheckpoints.slice(0, 1)),
    })),
    abortOldest: assign(({ context }) => ({
      expirations: context.expirations - 1,
      pendingCheckpoints: context.pendingCheckpoints.slice(1),
    })),
    notifyAborted: emit(({ context }) => ({
      type: "notifyCheckpointAborted",
      latestCompleted: context.latestCompleted,
    })),
    discardAll: emit(({ context }) => ({
      type: "discard",
      checkpoints: idsOf(context.pendingCheckpoints),
    })),
    abortAll: assign({ pendingCheckpoints: [] }),
  },
}).createMachine({
  id: "checkpointCoordinator",
  context: ({ input }) => ({
    tasks: input.tasks,
    maxCheckpoints: input.maxCheckpoints,
    maxConcurrentCheckpoints: input.maxConcurrentCheckpoints,
    savepoints: input.savepoints,
    expirations: input.expirations,
    nextCheckpoint: 1,
    pendingCheckpoints: [],
    periodicTrigger: "armed",
    latestCompleted: null,
    savepointFiles: [],
  }),
  initial: "Started",
  on: {
    disposeSavepoint: {
      guard: "hasSavepointFiles",
      actions: [
        emit(({ context }) => ({ type: "discard", checkpoints: context.savepointFiles })),
        assign({ savepointFiles: [] }),
      ],
    },
    acknowledge: [
      {
        guard: { type: "completes", params: ({ event }) => ({ ...event, kind: "checkpoint" }) },
        actions: [
          emit(({ event: { checkpoint } }) => ({ type: "addCheckpoint", checkpoint })),
          ...complete,
          "resumePeriodicTrigger",
        ],
      },
      {
        guard: { type: "completes", params: ({ event }) => ({ ...event, kind: "savepoint" }) },
        actions: [
          { type: "completeSavepoint", params: ofEvent },
          "afterSavepoint",
          "resumePeriodicTrigger",
        ],
      },
      {
        guard: { type: "completes", params: ({ event }) => ({ ...event, kind: "syncSavepoint" }) },
        actions: [
          ...complete,
          emit(({ event: { checkpoint } }) => ({ type: "syncSavepointCompleted", checkpoint })),
        ],
      },
      {
        guard: { type: "isAwaited", params: ofEvent },
        actions: { type: "acknowledgeTask", params: ofEvent },
      },
      { actions: { type: "discardLate", params: ofEvent } },
    ],
    abortPendingCheckpoints: {
      actions: ["discardAll", "abortAll", "resumePeriodicTriggerAfterFailover"],
    },
    stopCheckpointScheduler: {
      target: ".Stopped",
      actions: ["discardAll", "notifyAborted", "abortAll"],
    },
  },
  states: {
    Started: {
      on: {
        trigger: [
          { guard: and(["isDue", "belowMaxConcurrent"]), actions: start("checkpoint") },
          { guard: "isDue", actions: "deferPeriodicTrigger" },
        ],
        triggerSavepoint: {
          guard: "maySavepoint",
          actions: [
            ...start("savepoint"),
            assign(({ context }) => ({ savepoints: context.savepoints - 1 })),
          ],
        },
        expire: {
          guard: "mayExpire",
          actions: ["discardOldest", "abortOldest", "notifyAborted", "resumePeriodicTrigger"],
        },
        startCheckpointScheduler: { actions: "ignore" },
      },
    },
    Stopped: {
      on: {
        triggerSyncSavepoint: { guard: "hasIds", actions: start("syncSavepoint") },
        startCheckpointScheduler: { target: "Started", actions: "resumePeriodicTrigger" },
      },
    },
  },
});

function hasIds({ nextCheckpoint, maxCheckpoints }: CheckpointCoordinatorContext): boolean {
  return nextCheckpoint <= maxCheckpoints;
}

/** The pending checkpoint that waits for this acknowledgement, if there is one. */
function findAwaiting(
  { pendingCheckpoints }: CheckpointCoordinatorContext,
  { task, checkpoint }: Acknowledgement,
): PendingSnapshot | undefined {
  return pendingCheckpoints.find(
    (pending) => pending.checkpoint === checkpoint && pending.notYetAcknowledged.includes(task),
  );
}

function withoutTask(pending: PendingSnapshot, task: string): PendingSnapshot {
  const notYetAcknowledged = pending.notYetAcknowledged.filter((name) => name !== task);
  return { ...pending, notYetAcknowledged };
}

/** A completed checkpoint makes the older pending ones pointless, but no savepoint (A1.6). */
function isSubsumedBy(pending: PendingSnapshot, completed: number): boolean {
  return pending.checkpoint < completed && pending.kind !== "savepoint";
}

function idsOf(pending: readonly PendingSnapshot[]): readonly number[] {
  return pending.map(({ checkpoint }) => checkpoint);
}
