import { assign, emit, setup } from "xstate";
import { countRecord } from "../records.ts";
import type { RecordCounts, RecordIdentity } from "../records.ts";
import { ofEvent } from "../ofEvent.ts";

/** What a task keeps, and what of it a snapshot holds. */
export interface TaskContext {
  /** How many input channels the task has: the number of barriers an alignment waits for. */
  readonly channels: number;
  /** Attempt of the execution, from 1; an acknowledgement carries it to the JobManager. */
  readonly attempt: number;
  /** The operator state: which records were counted, by index of the channel they came through. */
  readonly counted: readonly RecordCounts[];
  /** The checkpoint whose barrier came last; 0 before the first one. */
  readonly currentCheckpoint: number;
  /** The channels whose barrier for `currentCheckpoint` has come, in ascending order. */
  readonly alignedChannels: readonly number[];
}

export interface TaskInput {
  readonly channels: number;
}

/** The state of a task as it stands in a snapshot. */
export type TaskSnapshot = TaskContext["counted"];

/** Every input names the channel it came through, which the wire adds. */
export type TaskEvent =
  | ({ readonly type: "record"; readonly channel: number } & RecordIdentity)
  | { readonly type: "barrier"; readonly channel: number; readonly checkpoint: number }
  | { readonly type: "cancel" }
  | { readonly type: "restore"; readonly attempt: number; readonly state: TaskSnapshot | null };

export type TaskEmitted =
  | ({ readonly type: "record" } & RecordIdentity)
  | { readonly type: "barrier"; readonly checkpoint: number }
  | { readonly type: "snapshot"; readonly checkpoint: number; readonly state: TaskSnapshot }
  | { readonly type: "acknowledge"; readonly checkpoint: number; readonly attempt: number };

interface Barrier {
  readonly channel: number;
  readonly checkpoint: number;
}

/** What the last barrier sets off, in this order (Flink: SubtaskCheckpointCoordinatorImpl, A2.5). */
const takeCheckpoint = [
  { type: "blockChannel", params: ofEvent<Barrier> },
  { type: "forwardBarrier", params: ofEvent<Barrier> },
  { type: "snapshot", params: ofEvent<Barrier> },
  { type: "acknowledge", params: ofEvent<Barrier> },
  { type: "resumeConsumption" },
] as const;

/**
 * An operator or a sink with the aligned barrier handler (Flink: SingleCheckpointBarrierHandler with
 * WaitingForFirstBarrier and CollectingBarriers, A2.2 and A2.3). It refuses what a blocked channel
 * delivers, so the wire from the channel has to be a blocking one. A sink is a task without outputs.
 *
 * Snapshot, barrier and acknowledgement are one action of the task thread (A2.5). The asynchronous
 * upload is part of the time that the acknowledgement takes: while it is under way the JobManager
 * knows of nothing, and a crash before its end leaves an acknowledgement nobody waits for.
 *
 * Not here: a newer barrier during an alignment. It takes a checkpoint that is given up while its
 * tasks live on (expiry, decline), and in this scope only a failover gives a checkpoint up.
 */
export const task = setup({
  types: {
    context: {} as TaskContext,
    events: {} as TaskEvent,
    emitted: {} as TaskEmitted,
    input: {} as TaskInput,
  },
  guards: {
    mayConsume: ({ context }, { channel }: Pick<Barrier, "channel">) =>
      !context.alignedChannels.includes(channel),
    isLastBarrier: ({ context }, { channel }: Pick<Barrier, "channel">) =>
      align(context, channel).length === context.channels,
    isObsolete: ({ context }, { checkpoint }: Pick<Barrier, "checkpoint">) =>
      checkpoint <= context.currentCheckpoint,
  },
  actions: {
    ignore: assign({}),
    blockChannel: assign(({ context }, { channel, checkpoint }: Barrier) => ({
      alignedChannels: align(context, channel),
      currentCheckpoint: checkpoint,
    })),
    snapshot: emit(({ context }, { checkpoint }: Pick<Barrier, "checkpoint">) => ({
      type: "snapshot",
      checkpoint,
      state: context.counted,
    })),
    forwardBarrier: emit((_, { checkpoint }: Pick<Barrier, "checkpoint">) => ({
      type: "barrier",
      checkpoint,
    })),
    acknowledge: emit(({ context: { attempt } }, { checkpoint }: Pick<Barrier, "checkpoint">) => ({
      type: "acknowledge",
      checkpoint,
      attempt,
    })),
    resumeConsumption: assign({ alignedChannels: [] }),
  },
}).createMachine({
  id: "task",
  context: ({ input }) => ({ ...initialContext(input.channels), attempt: 1 }),
  initial: "Running",
  states: {
    Running: {
      initial: "WaitingForFirstBarrier",
      on: {
        record: {
          guard: { type: "mayConsume", params: ofEvent },
          actions: [
            assign(({ context, event }) => ({
              counted: context.counted.map((counts, channel) =>
                channel === event.channel ? countRecord(counts, event) : counts,
              ),
            })),
            emit(({ event: { source, sequence } }) => ({ type: "record", source, sequence })),
          ],
        },
        cancel: {
          target: "Canceled",
          actions: assign(({ context }) => initialContext(context.channels)),
        },
      },
      states: {
        WaitingForFirstBarrier: {
          on: {
            barrier: [
              { guard: { type: "isObsolete", params: ofEvent }, actions: "ignore" },
              {
                guard: { type: "isLastBarrier", params: ofEvent },
                actions: takeCheckpoint,
              },
              {
                target: "CollectingBarriers",
                actions: { type: "blockChannel", params: ofEvent },
              },
            ],
          },
        },
        CollectingBarriers: {
          on: {
            barrier: [
              {
                guard: { type: "isLastBarrier", params: ofEvent },
                target: "WaitingForFirstBarrier",
                actions: takeCheckpoint,
              },
              {
                guard: { type: "mayConsume", params: ofEvent },
                actions: { type: "blockChannel", params: ofEvent },
              },
            ],
          },
        },
      },
    },
    Canceled: {
      on: {
        restore: {
          target: "Running",
          actions: assign(({ context, event }) => ({
            attempt: event.attempt,
            counted: event.state ?? context.counted,
          })),
        },
      },
    },
  },
});

function initialContext(channels: number): Omit<TaskContext, "attempt"> {
  return {
    channels,
    counted: Array.from({ length: channels }, () => ({})),
    currentCheckpoint: 0,
    alignedChannels: [],
  };
}

/** The aligned channels once the barrier of `channel` has come, too. */
function align({ alignedChannels }: TaskContext, channel: number): readonly number[] {
  return [...new Set([...alignedChannels, channel])].sort((a, b) => a - b);
}
