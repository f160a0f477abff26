import { assign, emit, setup } from "xstate";

export interface CheckpointResponderContext {
  /** Attempt that sent the acknowledgement now under way, by checkpoint id. */
  readonly underWay: Readonly<Record<string, number>>;
}

export type CheckpointResponderEvent =
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number }
  | { readonly type: "deliver"; readonly checkpoint: number };

export interface CheckpointResponderEmitted {
  readonly type: "acknowledge";
  readonly checkpoint: number;
  readonly attempt: number;
}

/**
 * The acknowledgements of one task on their way to the JobManager (Flink: RpcCheckpointResponder). It
 * stands for the asynchronous upload, the RPC and the dispatch to the JobManager's IO pool, so they
 * arrive late and in any order (A0, 1), and outlive the attempt that sent them.
 */
export const checkpointResponder = setup({
  types: {
    context: {} as CheckpointResponderContext,
    events: {} as CheckpointResponderEvent,
    emitted: {} as CheckpointResponderEmitted,
  },
}).createMachine({
  id: "checkpointResponder",
  context: { underWay: {} },
  on: {
    acknowledge: {
      actions: assign(({ context, event }) => ({
        underWay: { ...context.underWay, [event.checkpoint]: event.attempt },
      })),
    },
    deliver: {
      guard: ({ context, event }) => context.underWay[event.checkpoint] !== undefined,
      actions: [
        emit(({ context, event: { checkpoint } }) => ({
          type: "acknowledge",
          checkpoint,
          attempt: context.underWay[checkpoint]!,
        })),
        assign(({ context, event }) => ({ underWay: without(context, event.checkpoint) })),
      ],
    },
  },
});

function without(
  { underWay }: CheckpointResponderContext,
  checkpoint: number,
): CheckpointResponderContext["underWay"] {
  return Object.fromEntries(Object.entries(underWay).filter(([id]) => Number(id) !== checkpoint));
}
