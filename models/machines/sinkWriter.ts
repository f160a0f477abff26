import { assign, emit, setup } from "xstate";
import { ofEvent } from "../ofEvent.ts";

export interface SinkWriterContext {
  readonly attempt: number;
  /** The transaction that was opened since the last flush, if anything was written. */
  readonly currentTransaction: string | null;
}

/** What the writer hands to the committer: a transaction that is prepared and waits for its commit. */
export interface Committable {
  readonly checkpoint: number;
  readonly transaction: string;
}

interface Snapshotting {
  readonly checkpoint: number;
  readonly attempt: number;
  readonly isFinal: boolean;
}

export type SinkWriterEvent =
  | { readonly type: "write"; readonly sequence: number }
  | ({ readonly type: "snapshotState" } & Snapshotting)
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly attempt: number };

export type SinkWriterEmitted =
  | {
      readonly type: "write";
      readonly transaction: string;
      readonly attempt: number;
      readonly sequence: number;
    }
  | { readonly type: "prepare"; readonly transaction: string }
  | ({ readonly type: "committable" } & Committable)
  | ({ readonly type: "barrier" } & Snapshotting);

/**
 * The writer of a Sink V2 (Flink: SinkWriterOperator, A5.2), chained behind its source. Before the
 * barrier it flushes and hands the prepared transaction to the committer, in the same channel. A flush
 * makes one committable or none, so a batch is complete as soon as its committable has come and the
 * CommittableSummary is left out. Nothing is emitted for a flush without records.
 */
export const sinkWriter = setup({
  types: {
    context: {} as SinkWriterContext,
    events: {} as SinkWriterEvent,
    emitted: {} as SinkWriterEmitted,
  },
  guards: { hasWritten: ({ context }) => context.currentTransaction !== null },
  actions: {
    openTransaction: assign(({ context }, { sequence }: { readonly sequence: number }) => ({
      currentTransaction: context.currentTransaction ?? `${context.attempt}-${sequence}`,
    })),
    prepare: emit(({ context }) => ({
      type: "prepare",
      transaction: context.currentTransaction ?? "",
    })),
    emitCommittable: emit(({ context }, { checkpoint }: Snapshotting) => ({
      type: "committable",
      checkpoint,
      transaction: context.currentTransaction ?? "",
    })),
    emitBarrier: emit((_, { checkpoint, attempt, isFinal }: Snapshotting) => ({
      type: "barrier",
      checkpoint,
      attempt,
      isFinal,
    })),
    closeTransaction: assign({ currentTransaction: null }),
  },
}).createMachine({
  id: "sinkWriter",
  context: { attempt: 1, currentTransaction: null },
  on: {
    write: {
      actions: [
        { type: "openTransaction", params: ofEvent },
        emit(({ context, event: { sequence } }) => ({
          type: "write",
          transaction: context.currentTransaction ?? "",
          attempt: context.attempt,
          sequence,
        })),
      ],
    },
    snapshotState: [
      {
        guard: "hasWritten",
        actions: [
          "prepare",
          { type: "emitCommittable", params: ofEvent },
          "closeTransaction",
          { type: "emitBarrier", params: ofEvent },
        ],
      },
      { actions: { type: "emitBarrier", params: ofEvent } },
    ],
    cancel: { actions: "closeTransaction" },
    restore: { actions: assign(({ event }) => ({ attempt: event.attempt })) },
  },
});
