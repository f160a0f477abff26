import type { Topology } from "../topology.ts";

/** The bounds of the join that several scenarios and the benchmark use. */
export interface AlignedJoinBounds {
  readonly hotRecords: number;
  readonly coldRecords: number;
  /** How many records fit into each channel. */
  readonly capacity: number;
  readonly checkpoints: number;
  /** Default 1. */
  readonly maxConcurrentCheckpoints?: number;
  readonly crashes: number;
}

/** A hot and a cold source, the join of the two and a sink behind it. */
export function alignedJoin(bounds: AlignedJoinBounds): Topology {
  const { hotRecords, coldRecords, capacity, checkpoints, crashes } = bounds;
  return {
    sources: [
      { name: "hot", records: hotRecords },
      { name: "cold", records: coldRecords },
    ],
    tasks: [{ name: "join" }, { name: "sink" }],
    channels: [
      { from: "hot", to: "join", capacity },
      { from: "cold", to: "join", capacity },
      { from: "join", to: "sink", capacity },
    ],
    checkpoints,
    maxConcurrentCheckpoints: bounds.maxConcurrentCheckpoints ?? 1,
    crashes,
  };
}

/**
 * The aligned join at 11,994, 947,003 and 8,505,962 states: what the benchmark calls 10^4, 10^6 and
 * 10^7.
 */
export const alignedJoinSizes = {
  "10^4": { hotRecords: 3, coldRecords: 1, capacity: 1, checkpoints: 2, crashes: 0 },
  "10^6": { hotRecords: 3, coldRecords: 3, capacity: 2, checkpoints: 2, crashes: 1 },
  "10^7": { hotRecords: 4, coldRecords: 3, capacity: 2, checkpoints: 3, crashes: 1 },
} as const satisfies Readonly<Record<string, AlignedJoinBounds>>;
