import { assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";
import type { CheckpointKind } from "./checkpointKind.ts";

export interface BoundedSourceInput {
  /** How many records the partition holds; behind the last one the input ends. */
  readonly records: number;
}

/** The task that a source heads: how far it has read, and which checkpoint it may end with. */
export interface BoundedSourceContext extends BoundedSourceInput {
  /** Attempt of the execution, from 1. */
  readonly attempt: number;
  /** How many records were read: the position that a snapshot holds. */
  readonly offset: number;
  /**
   * The first checkpoint begun after the end of the input, or the synchronous savepoint: the task
   * ends when it hears that this one, or a later one, has completed. `null` before.
   */
  readonly finalCheckpoint: number | null;
}

/** The state of a source as it stands in a snapshot. */
export interface BoundedSourceSnapshot {
  readonly offset: number;
}

export type BoundedSourceEvent =
  | { readonly type: "read" }
  | {
      readonly type: "triggerCheckpoint";
      readonly checkpoint: number;
      readonly kind: CheckpointKind;
    }
  | { readonly type: "notifyCheckpointComplete"; readonly checkpoint: number }
  | { readonly type: "finish" }
  | { readonly type: "cancel" }
  | {
      readonly type: "restore";
      readonly attempt: number;
      readonly state: BoundedSourceSnapshot | null;
    };

export type BoundedSourceEmitted =
  | { readonly type: "record"; readonly sequence: number }
  | {
      readonly type: "snapshotState";
      readonly checkpoint: number;
      readonly attempt: number;
      /** The task ends with this checkpoint, if it completes. */
      readonly isFinal: boolean;
    }
  | {
      readonly type: "snapshot";
      readonly checkpoint: number;
      readonly state: BoundedSourceSnapshot;
    }
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number }
  | { readonly type: "notifyCheckpointComplete"; readonly checkpoint: number }
  | { readonly type: "finished" };

interface OfCheckpoint {
  readonly checkpoint: number;
}

interface Triggered extends OfCheckpoint {
  readonly kind: CheckpointKind;
}

/** The operators of the chain snapshot in its order, then the task acknowledges (A2.5). */
const performCheckpoint = [
  { type: "noteFinalCheckpoint", params: ofEvent<Triggered> },
  { type: "snapshotChain", params: ofEvent<Triggered> },
  { type: "snapshotOffset", params: ofEvent<Triggered> },
  { type: "acknowledge", params: ofEvent<Triggered> },
] as const;

const onNotification = [
  {
    guard: { type: "mayFinish", params: ofEvent<OfCheckpoint> },
    target: "Finishing",
    actions: { type: "notifyChain", params: ofEvent<OfCheckpoint> },
  },
  { actions: { type: "notifyChain", params: ofEvent<OfCheckpoint> } },
] as const;

/**
 * A task that a bounded source heads (Flink: SourceStreamTask, A1.7 and A2.5). The operators chained
 * behind it are instances of their own, reached by wires within the same step, as chained operators
 * are reached by calls. The trigger RPC takes no time: a source that begins a checkpoint late is one
 * that was triggered late, since no other source waits for its barrier here.
 *
 * At the end of its input the task waits for the final checkpoint, and after a synchronous savepoint
 * it stops reading and waits for that very one, so that two-phase commit sinks get to commit. A finished
 * task goes on to acknowledge: it stands for the FinishedOperatorSubtaskState that the coordinator
 * writes on its behalf.
 */
export const boundedSource = setup({
  types: {
    context: {} as BoundedSourceContext,
    events: {} as BoundedSourceEvent,
    emitted: {} as BoundedSourceEmitted,
    input: {} as BoundedSourceInput,
  },
  guards: {
    hasRecords: ({ context }) => context.offset < context.records,
    isSynchronous: (_, { kind }: Triggered) => kind === "syncSavepoint",
    isAsynchronous: (_, { kind }: Triggered) => kind !== "syncSavepoint",
    mayFinish: ({ context }, { checkpoint }: OfCheckpoint) =>
      context.finalCheckpoint !== null && checkpoint >= context.finalCheckpoint,
  },
  actions: {
    noteFinalCheckpoint: assign(({ context }, { checkpoint, kind }: Triggered) => {
      if (kind === "syncSavepoint") return { finalCheckpoint: checkpoint };
      if (context.offset < context.records) return {};
      return { finalCheckpoint: context.finalCheckpoint ?? checkpoint };
    }),
    snapshotChain: emit(({ context }, { checkpoint }: Triggered) => ({
      type: "snapshotState",
      checkpoint,
      attempt: context.attempt,
      isFinal: context.finalCheckpoint !== null,
    })),
    snapshotOffset: emit(({ context }, { checkpoint }: Triggered) => ({
      type: "snapshot",
      checkpoint,
      state: { offset: context.offset },
    })),
    acknowledge: emit(({ context }, { checkpoint }: Triggered) => ({
      type: "acknowledge",
      checkpoint,
      attempt: context.attempt,
    })),
    notifyChain: emit((_, { checkpoint }: OfCheckpoint) => ({
      type: "notifyCheckpointComplete",
      checkpoint,
    })),
  },
}).createMachine({
  id: "boundedSource",
  context: ({ input }) => ({
    records: input.records,
    attempt: 1,
    offset: 0,
    finalCheckpoint: null,
  }),
  initial: "Running",
  on: {
    cancel: { target: ".Canceled", actions: assign({ offset: 0, finalCheckpoint: null }) },
  },
  states: {
    Running: {
      on: {
        read: {
          guard: "hasRecords",
          actions: [
            assign(({ context }) => ({ offset: context.offset + 1 })),
            emit(({ context }) => ({ type: "record", sequence: context.offset })),
          ],
        },
        triggerCheckpoint: [
          {
            guard: { type: "isSynchronous", params: ofEvent },
            target: "Stopped",
            actions: performCheckpoint,
          },
          { actions: performCheckpoint },
        ],
        notifyCheckpointComplete: onNotification,
      },
    },
    Stopped: {
      on: {
        notifyCheckpointComplete: onNotification,
      },
    },
    Finishing: {
      on: {
        finish: { target: "Finished", actions: emit({ type: "finished" }) },
        triggerCheckpoint: {
          guard: { type: "isAsynchronous", params: ofEvent },
          actions: performCheckpoint,
        },
        notifyCheckpointComplete: { actions: { type: "notifyChain", params: ofEvent } },
      },
    },
    Finished: {
      on: {
        triggerCheckpoint: {
          guard: { type: "isAsynchronous", params: ofEvent },
          actions: performCheckpoint,
        },
        notifyCheckpointComplete: { actions: { type: "notifyChain", params: ofEvent } },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: assign(({ event }) => ({
            attempt: event.attempt,
            offset: event.state?.offset ?? 0,
          })),
        },
      },
    },
  },
});
