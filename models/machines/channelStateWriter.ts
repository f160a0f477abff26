import { assign, emit, setup } from "xstate";

/** The in-flight data of one channel in one checkpoint: what lay before a barrier that overtook it. */
export interface ChannelState {
  /** From the sender's queue. */
  readonly output: readonly number[];
  /** From the receiver's queue, and what arrived there before the barrier did. */
  readonly input: readonly number[];
}

export interface ChannelStateWriterContext {
  /** By checkpoint id; a checkpoint without in-flight data has no entry. */
  readonly states: Readonly<Record<string, ChannelState>>;
  /** Requests for this checkpoint and older ones come too late (Flink: maxAbortedCheckpointId). */
  readonly maxAborted: number;
}

interface Data {
  readonly checkpoint: number;
  readonly records: readonly number[];
}

export type ChannelStateWriterEvent =
  | ({ readonly type: "addOutputData" } & Data)
  | ({ readonly type: "addInputData" } & Data)
  | { readonly type: "checkpointAborted"; readonly checkpoint: number }
  | { readonly type: "checkpointCompleted"; readonly checkpoint: number }
  | { readonly type: "restore"; readonly checkpoint: number | null };

export type ChannelStateWriterEmitted =
  | { readonly type: "restoredOutput"; readonly records: readonly number[] }
  | { readonly type: "restoredInput"; readonly records: readonly number[] };

/**
 * The persisted in-flight data of one channel, both ends (Flink: ChannelStateWriter and
 * SequentialChannelStateReader, A2.6 and A2.7). It survives crashes. Abstracted: writing takes no
 * time and never fails, and no file is shared between subtasks.
 */
export const channelStateWriter = setup({
  types: {
    context: {} as ChannelStateWriterContext,
    events: {} as ChannelStateWriterEvent,
    emitted: {} as ChannelStateWriterEmitted,
  },
  guards: {
    isTooLate: ({ context }, { checkpoint }: Data) => checkpoint <= context.maxAborted,
  },
}).createMachine({
  id: "channelStateWriter",
  context: { states: {}, maxAborted: 0 },
  on: {
    addOutputData: [
      { guard: { type: "isTooLate", params: ({ event }) => event }, actions: assign({}) },
      {
        actions: assign(({ context, event: { checkpoint, records } }) =>
          replace(context, checkpoint, ({ output, input }) => ({
            output: [...output, ...records],
            input,
          })),
        ),
      },
    ],
    addInputData: [
      { guard: { type: "isTooLate", params: ({ event }) => event }, actions: assign({}) },
      {
        actions: assign(({ context, event: { checkpoint, records } }) =>
          replace(context, checkpoint, ({ output, input }) => ({
            output,
            input: [...input, ...records],
          })),
        ),
      },
    ],
    checkpointAborted: {
      actions: assign(({ context, event }) => ({
        maxAborted: Math.max(context.maxAborted, event.checkpoint),
        ...keep(context, (checkpoint) => checkpoint !== event.checkpoint),
      })),
    },
    checkpointCompleted: {
      actions: assign(({ context, event }) =>
        keep(context, (checkpoint) => checkpoint >= event.checkpoint),
      ),
    },
    restore: {
      actions: [
        assign(({ context, event }) =>
          keep(context, (checkpoint) => checkpoint === event.checkpoint),
        ),
        emit(({ context, event }) => ({
          type: "restoredOutput",
          records: stateOf(context, event.checkpoint).output,
        })),
        emit(({ context, event }) => ({
          type: "restoredInput",
          records: stateOf(context, event.checkpoint).input,
        })),
      ],
    },
  },
});

/** The in-flight data of a checkpoint, empty where there is none. */
export function stateOf(
  { states }: Pick<ChannelStateWriterContext, "states">,
  checkpoint: number | null,
): ChannelState {
  return states[String(checkpoint)] ?? { output: [], input: [] };
}

function replace(
  context: ChannelStateWriterContext,
  checkpoint: number,
  change: (state: ChannelState) => ChannelState,
): Pick<ChannelStateWriterContext, "states"> {
  return { states: { ...context.states, [checkpoint]: change(stateOf(context, checkpoint)) } };
}

function keep(
  { states }: ChannelStateWriterContext,
  isKept: (checkpoint: number) => boolean,
): Pick<ChannelStateWriterContext, "states"> {
  const kept = Object.entries(states).filter(([id]) => isKept(Number(id)));
  return { states: Object.fromEntries(kept) };
}
