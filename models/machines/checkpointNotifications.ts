import { assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";

export interface CheckpointNotificationsInput {
  /** How many notifications may be lost. */
  readonly losses: number;
}

export interface CheckpointNotificationsContext extends CheckpointNotificationsInput {
  /** Completed checkpoints that the task was told of and has not heard of yet, ascending. */
  readonly underWay: readonly number[];
}

interface OfCheckpoint {
  readonly checkpoint: number;
}

export type CheckpointNotificationsEvent =
  | ({ readonly type: "notifyCheckpointComplete" } & OfCheckpoint)
  | {
      readonly type: "notifyCheckpointAborted";
      /** The newest completed checkpoint that the JobManager knows of. */
      readonly latestCompleted: number | null;
    }
  | ({ readonly type: "deliver" } & OfCheckpoint)
  | ({ readonly type: "lose" } & OfCheckpoint)
  | { readonly type: "cancel" };

export type CheckpointNotificationsEmitted = {
  readonly type: "notifyCheckpointComplete";
} & OfCheckpoint;

/**
 * The notifications of one task on their way from the JobManager (Flink: TaskManagerGateway, A5.3):
 * fire-and-forget RPCs without order, each of which may be late or lost. Those for a dead attempt
 * reach nobody.
 *
 * That a checkpoint was aborted matters to no sink. But the notification carries the newest completed
 * checkpoint, on which the task first catches up (StreamTask.notifyCheckpointAbortAsync, A1.6), so it
 * stands here as a notification of that one. Where both are under way they are one.
 */
export const checkpointNotifications = setup({
  types: {
    context: {} as CheckpointNotificationsContext,
    events: {} as CheckpointNotificationsEvent,
    emitted: {} as CheckpointNotificationsEmitted,
    input: {} as CheckpointNotificationsInput,
  },
  guards: {
    isUnderWay: ({ context }, { checkpoint }: OfCheckpoint) =>
      context.underWay.includes(checkpoint),
    mayLose: ({ context }, { checkpoint }: OfCheckpoint) =>
      context.losses > 0 && context.underWay.includes(checkpoint),
  },
  actions: {
    remove: assign(({ context }, { checkpoint }: OfCheckpoint) => ({
      underWay: context.underWay.filter((other) => other !== checkpoint),
    })),
  },
}).createMachine({
  id: "checkpointNotifications",
  context: ({ input }) => ({ losses: input.losses, underWay: [] }),
  on: {
    notifyCheckpointComplete: {
      actions: assign(({ context, event }) => ({ underWay: add(context, event.checkpoint) })),
    },
    notifyCheckpointAborted: {
      actions: assign(({ context, event }) => ({ underWay: add(context, event.latestCompleted) })),
    },
    deliver: {
      guard: { type: "isUnderWay", params: ofEvent },
      actions: [
        emit(({ event: { checkpoint } }) => ({ type: "notifyCheckpointComplete", checkpoint })),
        { type: "remove", params: ofEvent },
      ],
    },
    lose: {
      guard: { type: "mayLose", params: ofEvent },
      actions: [
        { type: "remove", params: ofEvent },
        assign(({ context }) => ({ losses: context.losses - 1 })),
      ],
    },
    cancel: { actions: assign({ underWay: [] }) },
  },
});

function add(
  { underWay }: CheckpointNotificationsContext,
  checkpoint: number | null,
): readonly number[] {
  if (checkpoint === null) return underWay;
  return [...new Set([...underWay, checkpoint])].sort((a, b) => a - b);
}
