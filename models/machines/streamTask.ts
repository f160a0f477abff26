import { assign, enqueueActions, setup } from "xstate";
import type { AlignmentType, Barrier } from "../barriers.ts";
import { ofEvent } from "../ofEvent.ts";

export interface StreamTaskContext {
  /** How many records it can process before its output stalls for ever; `null` for any number. */
  readonly stallsAfter: number | null;
  /** Whether a record takes a step of its own to finish, in which the task thread does nothing else. */
  readonly recordsTakeTime: boolean;
  readonly insideRecord: boolean;
  /** How many records it puts out for each one it takes; 0 where it has no output. */
  readonly outputsPerRecord: number;
  /** How each checkpoint is aligned: what its barrier goes out as, unless its alignment timed out. */
  readonly plan: readonly AlignmentType[];
  /** The newest checkpoint whose channel state was begun, so that its barrier overtakes; 0 for none. */
  readonly unalignedCheckpoint: number;
  readonly attempt: number;
  /** The operator state: the records it has applied, in order, by input channel. */
  readonly applied: readonly (readonly number[])[];
  /** The newest checkpoint whose snapshot was taken. */
  readonly snapshotCheckpoint: number;
  /** The newest checkpoint whose input was known to its end before the snapshot was taken. */
  readonly finishedInput: number;
}

export interface StreamTaskInput {
  readonly channels: number;
  readonly stallsAfter: number | null;
  readonly recordsTakeTime: boolean;
  readonly outputsPerRecord: number;
  readonly plan: readonly AlignmentType[];
}

export type StreamTaskSnapshot = StreamTaskContext["applied"];

export type StreamTaskEvent =
  | { readonly type: "record"; readonly channel: number; readonly sequence: number }
  | { readonly type: "takeTurn" }
  | { readonly type: "finishRecord" }
  | { readonly type: "initInputsCheckpoint"; readonly checkpoint: number }
  | { readonly type: "triggerCheckpoint"; readonly checkpoint: number }
  | { readonly type: "inputFinished"; readonly checkpoint: number }
  | { readonly type: "cancel" }
  | {
      readonly type: "restore";
      readonly attempt: number;
      readonly state: StreamTaskSnapshot | null;
    };

export type StreamTaskEmitted =
  | { readonly type: "output"; readonly sequence: number }
  | { readonly type: "furtherOutput"; readonly sequence: number }
  | ({ readonly type: "barrier" } & Barrier)
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: StreamTaskSnapshot }
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number };

interface Checkpoint {
  readonly checkpoint: number;
}

/**
 * The operator of the task under study with its SubtaskCheckpointCoordinator (A2.5). Its state is the
 * very sequence of records it has applied, so that a lost, doubled or reordered one shows. A task
 * whose output has stalled refuses records and still takes snapshots: soft backpressure (A3).
 *
 * Where records take time, a task inside one does nothing else, not even for a barrier that overtakes:
 * hard backpressure. What a channel delivers asks for a turn first. (The alignment timer's mail and what
 * a BarrierBuffer replays do not; where they trigger a snapshot, that waits for the record.)
 *
 * Where it has an output, a record is taken only if its first output fits there: soft backpressure
 * again. The second output of a flatMap comes when the record is finished; as long as it does not fit,
 * the task is stuck inside the record. Outputs are numbered through, so what it has put out follows from
 * what it has applied. The barrier goes out before the snapshot, in the same action.
 *
 * It acknowledges when the snapshot is taken and all input of the checkpoint is known. What is saved of
 * its output, the output acknowledges itself.
 */
export const streamTask = setup({
  types: {
    context: {} as StreamTaskContext,
    events: {} as StreamTaskEvent,
    emitted: {} as StreamTaskEmitted,
    input: {} as StreamTaskInput,
  },
  guards: {
    outputIsAvailable: ({ context: { stallsAfter, applied, insideRecord } }) =>
      !insideRecord && (stallsAfter === null || applied.flat().length < stallsAfter),
    isBetweenRecords: ({ context }) => !context.insideRecord,
    isInsideRecord: ({ context }) => context.insideRecord,
  },
  actions: {
    applyRecord: assign(
      ({ context }, record: { readonly channel: number; readonly sequence: number }) => ({
        applied: context.applied.map((sequence, channel) =>
          channel === record.channel ? [...sequence, record.sequence] : sequence,
        ),
        insideRecord: context.recordsTakeTime,
      }),
    ),
    putOut: enqueueActions(({ context, enqueue }) => {
      if (context.outputsPerRecord === 0) return;
      enqueue.emit({ type: "output", sequence: outputsSent({ ...context, insideRecord: true }) });
    }),
    putOutRest: enqueueActions(({ context, enqueue }) => {
      if (context.outputsPerRecord < 2) return;
      enqueue.emit({ type: "furtherOutput", sequence: outputsSent(context) });
    }),
    broadcastBarrier: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      if (context.outputsPerRecord === 0) return;
      const alignment = alignmentOf(context, checkpoint);
      enqueue.emit({ type: "barrier", checkpoint, alignment });
    }),
    checkpointState: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      enqueue.emit({ type: "snapshot", checkpoint, state: context.applied });
      enqueue.assign({ snapshotCheckpoint: checkpoint });
      if (context.finishedInput !== checkpoint) return;
      enqueue.emit({ type: "acknowledge", checkpoint, attempt: context.attempt });
    }),
    finishInput: enqueueActions(({ context, enqueue }, { checkpoint }: Checkpoint) => {
      if (context.snapshotCheckpoint === checkpoint) {
        enqueue.emit({ type: "acknowledge", checkpoint, attempt: context.attempt });
      } else {
        enqueue.assign({ finishedInput: checkpoint });
      }
    }),
  },
}).createMachine({
  id: "streamTask",
  context: ({ input }) => ({
    stallsAfter: input.stallsAfter,
    recordsTakeTime: input.recordsTakeTime,
    outputsPerRecord: input.outputsPerRecord,
    plan: input.plan,
    attempt: 1,
    ...emptyState(input.channels),
  }),
  initial: "Running",
  states: {
    Running: {
      on: {
        record: {
          guard: "outputIsAvailable",
          actions: [{ type: "applyRecord", params: ofEvent }, "putOut"],
        },
        takeTurn: { guard: "isBetweenRecords", actions: assign({}) },
        finishRecord: {
          guard: "isInsideRecord",
          actions: [assign({ insideRecord: false }), "putOutRest"],
        },
        initInputsCheckpoint: {
          actions: assign(({ event }) => ({ unalignedCheckpoint: event.checkpoint })),
        },
        triggerCheckpoint: {
          guard: "isBetweenRecords",
          actions: [
            { type: "broadcastBarrier", params: ofEvent },
            { type: "checkpointState", params: ofEvent },
          ],
        },
        inputFinished: { actions: [assign({}), { type: "finishInput", params: ofEvent }] },
        cancel: {
          target: "Canceled",
          actions: assign(({ context }) => emptyState(context.applied.length)),
        },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: assign(({ context, event }) => ({
            attempt: event.attempt,
            applied: event.state ?? context.applied,
          })),
        },
      },
    },
  },
});

function emptyState(channels: number) {
  const applied: readonly (readonly number[])[] = Array.from({ length: channels }, () => []);
  return {
    applied,
    insideRecord: false,
    unalignedCheckpoint: 0,
    snapshotCheckpoint: 0,
    finishedInput: 0,
  };
}

/** How many records it has put out; inside a record of a flatMap the second is still to come. */
export function outputsSent({
  applied,
  insideRecord,
  outputsPerRecord,
}: Pick<StreamTaskContext, "applied" | "insideRecord" | "outputsPerRecord">): number {
  const missing = insideRecord && outputsPerRecord > 1 ? 1 : 0;
  return applied.flat().length * outputsPerRecord - missing;
}

/**
 * How the task's own barrier goes out. In Flink the options travel with the barriers that come in; an
 * edge that forced their alignment is undone before (A2.5, iii), so they follow from the checkpoint. A
 * timeout makes them unaligned, and then the channels were told to persist.
 */
function alignmentOf({ plan, unalignedCheckpoint }: StreamTaskContext, checkpoint: number) {
  const alignment = plan[checkpoint - 1]!;
  const hasTimedOut = alignment === "TIMEOUTABLE_ALIGNED" && unalignedCheckpoint === checkpoint;
  return hasTimedOut ? "UNALIGNED" : alignment;
}
