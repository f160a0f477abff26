import type { Move, MoveOptions, Wire, WireOptions } from "../src/checker/network/index.ts";

/** The instances that every job with sinks has once. */
export const COORDINATOR = "checkpointCoordinator";
export const SCHEDULER = "jobScheduler";
export const COMPLETED_CHECKPOINT_STORE = "completedCheckpointStore";
export const COMMIT_HISTORY = "commitHistory";
export const SINK_ENVIRONMENT = "environment";

export type WireBuilder = (
  from: `${string}.${string}`,
  to: `${string}.${string}`,
  options?: WireOptions,
) => Wire;

export type MoveBuilder = (target: `${string}.${string}`, options?: MoveOptions) => Move;

/** The moves that a budget is for, unless it is empty from the start. */
export function when(budget: number, moves: () => readonly Move[]): readonly Move[] {
  return budget > 0 ? moves() : [];
}
