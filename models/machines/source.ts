import { assign, emit, setup } from "xstate";

/** What a source keeps: how far it has read its partition and which triggers wait in its mailbox. */
export interface SourceContext {
  /** How many records the partition holds: how far this source can run ahead of the others. */
  readonly records: number;
  /** Attempt of the execution, from 1. */
  readonly attempt: number;
  /** How many records were emitted: the position that a snapshot holds. */
  readonly offset: number;
  /** Checkpoints that the JobManager triggered and the task thread has not yet begun, oldest first. */
  readonly mailbox: readonly number[];
}

export interface SourceInput {
  readonly records: number;
}

/** The state of a source as it stands in a snapshot. */
export interface SourceSnapshot {
  readonly offset: number;
}

export type SourceEvent =
  | { readonly type: "emit" }
  | { readonly type: "triggerCheckpoint"; readonly checkpoint: number }
  | { readonly type: "performCheckpoint" }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly attempt: number; readonly state: SourceSnapshot | null };

export type SourceEmitted =
  | { readonly type: "record"; readonly sequence: number }
  | { readonly type: "barrier"; readonly checkpoint: number }
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: SourceSnapshot }
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number };

/**
 * A source task that reads one partition of numbered records. The trigger RPC of the JobManager only
 * puts a mail into the mailbox; the task thread performs the checkpoint between two records, when it
 * gets to it (Flink: StreamTask.triggerCheckpointAsync, A1.3 step 7 and A2.5). So every source
 * injects its barrier at a moment of its own. A barrier needs no buffer: a source that backpressure
 * keeps from emitting can still inject one (A0, 3).
 */
export const source = setup({
  types: {
    context: {} as SourceContext,
    events: {} as SourceEvent,
    emitted: {} as SourceEmitted,
    input: {} as SourceInput,
  },
  guards: {
    hasRecords: ({ context }) => context.offset < context.records,
    hasMail: ({ context }) => context.mailbox.length > 0,
  },
}).createMachine({
  id: "source",
  context: ({ input }) => ({ records: input.records, attempt: 1, offset: 0, mailbox: [] }),
  initial: "Running",
  states: {
    Running: {
      on: {
        emit: {
          guard: "hasRecords",
          actions: [
            assign(({ context }) => ({ offset: context.offset + 1 })),
            emit(({ context }) => ({ type: "record", sequence: context.offset })),
          ],
        },
        triggerCheckpoint: {
          actions: assign(({ context, event }) => ({
            mailbox: [...context.mailbox, event.checkpoint],
          })),
        },
        performCheckpoint: {
          guard: "hasMail",
          actions: [
            emit(({ context }) => ({ type: "barrier", checkpoint: context.mailbox[0]! })),
            emit(({ context }) => ({
              type: "snapshot",
              checkpoint: context.mailbox[0]!,
              state: { offset: context.offset },
            })),
            emit(({ context }) => ({
              type: "acknowledge",
              checkpoint: context.mailbox[0]!,
              attempt: context.attempt,
            })),
            assign(({ context }) => ({ mailbox: context.mailbox.slice(1) })),
          ],
        },
        cancel: { target: "Canceled", actions: assign({ offset: 0, mailbox: [] }) },
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
