import type { AnyStateMachine } from "xstate";
import type { AlignmentType } from "../barriers.ts";

/** The machines that a task-side system is built from, one for each role. */
export interface TaskSideMachines {
  readonly coordinator: AnyStateMachine;
  readonly upstreamTask: AnyStateMachine;
  readonly subpartition: AnyStateMachine;
  readonly inputChannel: AnyStateMachine;
  readonly barrierHandler: AnyStateMachine;
  readonly task: AnyStateMachine;
  /** The queue of the task's own output, where the topology has one, and the sink that polls it. */
  readonly output: AnyStateMachine;
  readonly sink: AnyStateMachine;
  readonly channelStateWriter: AnyStateMachine;
  readonly stateBackend: AnyStateMachine;
  readonly checkpointResponder: AnyStateMachine;
  readonly environment: AnyStateMachine;
  /** The gate's floating buffers, where channels and subpartitions have credits. */
  readonly bufferPool?: AnyStateMachine;
  /** Stands between barrier handler and task where a snapshot is only requested; usually absent. */
  readonly mailbox?: AnyStateMachine;
}

/** A task-side role, as `defineVariant` names it. */
export type TaskSideRole = keyof TaskSideMachines;

/**
 * A barrier protocol of one task and its channels. Every rule worth arguing about is a named guard or
 * action of a machine, which `defineVariant` and the mutants replace.
 */
export interface TaskSideVariant {
  /** As in `seamcheck check --variant`. */
  readonly name: string;
  /** One sentence: how barriers travel and when the task takes its snapshot. */
  readonly description: string;
  readonly machines: TaskSideMachines;
  /** How the barriers of periodic checkpoints and of savepoints travel. */
  readonly alignment: { readonly checkpoint: AlignmentType; readonly savepoint: AlignmentType };
  /** What it promises: records after the barrier stay out of the snapshot, or may be in it. */
  readonly guarantee: "exactly once" | "at least once";
  /** Whether a sender stops behind an aligned barrier, as it does since Flink 1.11. */
  readonly sendersBlock: boolean;
  /** Moves of the barrier handler beyond those of every variant, such as `replay`. */
  readonly handlerMoves: readonly string[];
}
