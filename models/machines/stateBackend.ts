import { assign, emit, setup } from "xstate";
import type { SourceSnapshot } from "./source.ts";
import type { TaskSnapshot } from "./task.ts";

/** What a snapshot may hold: the state of a source or of a task. */
export type Snapshot = SourceSnapshot | TaskSnapshot;

export interface StateBackendContext {
  /** The durable snapshots of one task by checkpoint id. */
  readonly snapshots: Readonly<Record<string, Snapshot>>;
}

export type StateBackendEvent =
  | { readonly type: "store"; readonly checkpoint: number; readonly state: Snapshot }
  | { readonly type: "checkpointCompleted"; readonly checkpoint: number }
  | { readonly type: "restore"; readonly checkpoint: number | null; readonly attempt: number };

export interface StateBackendEmitted {
  readonly type: "restored";
  readonly attempt: number;
  /** `null` where there is no checkpoint: the task starts from its empty initial state. */
  readonly state: Snapshot | null;
}

/**
 * The durable snapshots of one task; they survive every crash. A completed checkpoint deletes the
 * older ones at once (Flink: DefaultCompletedCheckpointStore with one retained checkpoint, A1.9), and
 * a restore deletes what aborted checkpoints have left. Writing takes no time and never fails here.
 */
export const stateBackend = setup({
  types: {
    context: {} as StateBackendContext,
    events: {} as StateBackendEvent,
    emitted: {} as StateBackendEmitted,
  },
}).createMachine({
  id: "stateBackend",
  context: { snapshots: {} },
  on: {
    store: {
      actions: assign(({ context, event }) => ({
        snapshots: { ...context.snapshots, [event.checkpoint]: event.state },
      })),
    },
    checkpointCompleted: {
      actions: assign(({ context, event }) => ({
        snapshots: keep(context, (checkpoint) => checkpoint >= event.checkpoint),
      })),
    },
    restore: {
      actions: [
        assign(({ context, event }) => ({
          snapshots: keep(context, (checkpoint) => checkpoint === event.checkpoint),
        })),
        emit(({ context, event }) => ({
          type: "restored",
          attempt: event.attempt,
          state: context.snapshots[String(event.checkpoint)] ?? null,
        })),
      ],
    },
  },
});

function keep(
  { snapshots }: StateBackendContext,
  isKept: (checkpoint: number) => boolean,
): StateBackendContext["snapshots"] {
  return Object.fromEntries(Object.entries(snapshots).filter(([id]) => isKept(Number(id))));
}
