import { assign, emit, setup } from "xstate";
import type { AlignmentType, Barrier } from "../barriers.ts";
import { ofEvent } from "../ofEvent.ts";

export interface TriggeredCheckpoint extends Barrier {
  readonly notYetAcknowledged: readonly string[];
}

export interface BarrierCoordinatorInput {
  /** Whoever has to acknowledge. */
  readonly tasks: readonly string[];
  /** How each checkpoint is aligned, in the order in which they are triggered. */
  readonly plan: readonly AlignmentType[];
  /** The checkpoints that may expire while they are pending. */
  readonly expiring: readonly number[];
}

export interface BarrierCoordinatorContext extends BarrierCoordinatorInput {
  readonly attempt: number;
  /** Ids only grow, across restarts too. */
  readonly nextCheckpoint: number;
  /** At most one: unaligned checkpoints are never concurrent (A2.6). */
  readonly pending: TriggeredCheckpoint | null;
  /** Every completed checkpoint, oldest first; the newest is the retained one. */
  readonly completed: readonly number[];
  /** The newest checkpoint whose alignment timeout has run out. */
  readonly timedOut: number;
  /** What the current attempt started from; `null` for the empty initial state. */
  readonly latestRestored: number | null;
}

interface Acknowledgement {
  readonly task: string;
  readonly checkpoint: number;
  /** Absent where it takes no time, so that no other attempt can have sent it. */
  readonly attempt?: number;
}

export type BarrierCoordinatorEvent =
  | { readonly type: "trigger" }
  | { readonly type: "alignmentTimeout" }
  | { readonly type: "expire" }
  | ({ readonly type: "acknowledge" } & Acknowledgement)
  | { readonly type: "decline"; readonly checkpoint: number }
  | { readonly type: "taskFailed" }
  | { readonly type: "restart" };

export type BarrierCoordinatorEmitted =
  | ({ readonly type: "triggerCheckpoint" } & Barrier)
  | { readonly type: "timeoutElapsed"; readonly checkpoint: number }
  | { readonly type: "checkpointAborted"; readonly checkpoint: number }
  | { readonly type: "checkpointCompleted"; readonly checkpoint: number }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly checkpoint: number | null; readonly attempt: number };

/**
 * The JobManager as the task side sees it: one pending checkpoint at a time, which completes on the
 * last acknowledgement or is aborted by a decline, by its expiry or by a failure (A1.2, A1.5, A1.10).
 * It is also the clock of the alignment timeout, which counts from the trigger on every task alike
 * (A2.2); `alignmentTimeout` is the moment at which it has run out. The basic family's jobManager.ts
 * has the concurrency; here are alignment types and aborts.
 *
 * An abort reaches the sources at once. The task under study never hears of one: such a message may be
 * lost (A0, 5), and it has to cope by cancel markers and newer barriers alone.
 */
export const barrierCoordinator = setup({
  types: {
    context: {} as BarrierCoordinatorContext,
    events: {} as BarrierCoordinatorEvent,
    emitted: {} as BarrierCoordinatorEmitted,
    input: {} as BarrierCoordinatorInput,
  },
  guards: {
    mayTrigger: ({ context: { pending, nextCheckpoint, plan } }) =>
      pending === null && nextCheckpoint <= plan.length,
    timeoutRuns: ({ context: { pending, timedOut } }) =>
      pending?.alignment === "TIMEOUTABLE_ALIGNED" && pending.checkpoint > timedOut,
    mayExpire: ({ context: { pending, expiring } }) =>
      pending !== null && expiring.includes(pending.checkpoint),
    isPending: ({ context }, { checkpoint }: { readonly checkpoint: number }) =>
      context.pending?.checkpoint === checkpoint,
    isAwaited: ({ context }, acknowledgement: Acknowledgement) =>
      isAwaited(context, acknowledgement),
    isLastAcknowledgement: ({ context }, acknowledgement: Acknowledgement) =>
      isAwaited(context, acknowledgement) && context.pending?.notYetAcknowledged.length === 1,
  },
  actions: {
    ignore: assign({}),
    addPending: assign(({ context }) => ({
      nextCheckpoint: context.nextCheckpoint + 1,
      pending: { ...nextBarrier(context), notYetAcknowledged: context.tasks },
    })),
    acknowledgeTask: assign(({ context }, { task }: Acknowledgement) => ({
      pending: {
        ...context.pending!,
        notYetAcknowledged: context.pending!.notYetAcknowledged.filter((name) => name !== task),
      },
    })),
    complete: assign(({ context }, { checkpoint }: Acknowledgement) => ({
      pending: null,
      completed: [...context.completed, checkpoint],
    })),
    notifyAborted: emit(({ context }) => ({
      type: "checkpointAborted",
      checkpoint: context.pending!.checkpoint,
    })),
    dropPending: assign({ pending: null }),
    startNextAttempt: assign(({ context }) => ({
      attempt: context.attempt + 1,
      latestRestored: context.completed.at(-1) ?? null,
    })),
  },
}).createMachine({
  id: "barrierCoordinator",
  context: ({ input }) => ({
    ...input,
    attempt: 1,
    nextCheckpoint: 1,
    pending: null,
    completed: [],
    timedOut: 0,
    latestRestored: null,
  }),
  initial: "Running",
  states: {
    Running: {
      on: {
        trigger: {
          guard: "mayTrigger",
          actions: [
            emit(({ context }) => ({ type: "triggerCheckpoint", ...nextBarrier(context) })),
            "addPending",
          ],
        },
        alignmentTimeout: {
          guard: "timeoutRuns",
          actions: [
            assign(({ context }) => ({ timedOut: context.pending!.checkpoint })),
            emit(({ context }) => ({ type: "timeoutElapsed", checkpoint: context.timedOut })),
          ],
        },
        expire: {
          guard: "mayExpire",
          actions: ["notifyAborted", "dropPending"],
        },
        acknowledge: [
          {
            guard: { type: "isLastAcknowledgement", params: ofEvent },
            actions: [
              { type: "complete", params: ofEvent },
              emit(({ event: { checkpoint } }) => ({ type: "checkpointCompleted", checkpoint })),
            ],
          },
          {
            guard: { type: "isAwaited", params: ofEvent },
            actions: { type: "acknowledgeTask", params: ofEvent },
          },
          { actions: "ignore" },
        ],
        decline: [
          {
            guard: { type: "isPending", params: ofEvent },
            actions: ["notifyAborted", "dropPending"],
          },
          { actions: "ignore" },
        ],
        taskFailed: { target: "Restarting", actions: ["dropPending", emit({ type: "cancel" })] },
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

function nextBarrier({ plan, nextCheckpoint }: BarrierCoordinatorContext): Barrier {
  return { checkpoint: nextCheckpoint, alignment: plan[nextCheckpoint - 1]! };
}

function isAwaited(
  { attempt, pending }: BarrierCoordinatorContext,
  acknowledgement: Acknowledgement,
): boolean {
  return (
    (acknowledgement.attempt ?? attempt) === attempt &&
    pending?.checkpoint === acknowledgement.checkpoint &&
    pending.notYetAcknowledged.includes(acknowledgement.task)
  );
}
