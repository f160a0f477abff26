import { assign, emit, setup } from "xstate";

export interface CheckpointStorageContext {
  /** The durable snapshots of one operator by checkpoint id. */
  readonly snapshots: Readonly<Record<string, object>>;
}

export type CheckpointStorageEvent =
  | { readonly type: "store"; readonly checkpoint: number; readonly state: object }
  | { readonly type: "discard"; readonly checkpoints: readonly number[] }
  | { readonly type: "discardBelow"; readonly checkpoint: number }
  | { readonly type: "restore"; readonly checkpoint: number | null; readonly attempt: number };

export interface CheckpointStorageEmitted {
  readonly type: "restored";
  readonly checkpoint: number | null;
  readonly attempt: number;
  /** `null` where there is no such checkpoint: the operator starts from its empty initial state. */
  readonly state: object | null;
}

/**
 * The durable snapshots of one operator (Flink: CheckpointStorage). They survive every failure. An
 * aborted checkpoint's files are discarded, and so is all that is older than the oldest entry of the
 * CompletedCheckpointStore (A1.4, A1.9): an older savepoint, too, which Flink would leave to the user,
 * but which nobody here reads. Writing takes no time and never fails.
 */
export const checkpointStorage = setup({
  types: {
    context: {} as CheckpointStorageContext,
    events: {} as CheckpointStorageEvent,
    emitted: {} as CheckpointStorageEmitted,
  },
}).createMachine({
  id: "checkpointStorage",
  context: { snapshots: {} },
  on: {
    store: {
      actions: assign(({ context, event }) => ({
        snapshots: { ...context.snapshots, [event.checkpoint]: event.state },
      })),
    },
    discard: {
      actions: assign(({ context, event }) => ({
        snapshots: keep(context, (checkpoint) => !event.checkpoints.includes(checkpoint)),
      })),
    },
    discardBelow: {
      actions: assign(({ context, event }) => ({
        snapshots: keep(context, (checkpoint) => checkpoint >= event.checkpoint),
      })),
    },
    restore: {
      actions: emit(({ context, event }) => ({
        type: "restored",
        checkpoint: event.checkpoint,
        attempt: event.attempt,
        state: context.snapshots[String(event.checkpoint)] ?? null,
      })),
    },
  },
});

function keep(
  { snapshots }: CheckpointStorageContext,
  isKept: (checkpoint: number) => boolean,
): CheckpointStorageContext["snapshots"] {
  return Object.fromEntries(Object.entries(snapshots).filter(([id]) => isKept(Number(id))));
}
