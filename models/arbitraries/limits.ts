/** The most of everything that a random job has. The least is a source, a task and a checkpoint. */
export interface TopologyLimits {
  /** Default 3. */
  readonly maxSources?: number;
  /** Sources not counted. Default 8. */
  readonly maxTasks?: number;
  /** How many channels lead into one task. Default 2. */
  readonly maxInputs?: number;
  /** Records of one source; how many it has differs from source to source. Default 3. */
  readonly maxRecords?: number;
  /** Records that fit into a channel: what it shrinks to. Default 4. */
  readonly maxCapacity?: number;
  /** Default 3. */
  readonly maxCheckpoints?: number;
  /** Default 2. */
  readonly maxConcurrentCheckpoints?: number;
  /** Default 2. */
  readonly maxCrashes?: number;
}

export type TopologyBounds = Required<TopologyLimits>;

export const defaultBounds: TopologyBounds = {
  maxSources: 3,
  maxTasks: 8,
  maxInputs: 2,
  maxRecords: 3,
  maxCapacity: 4,
  maxCheckpoints: 3,
  maxConcurrentCheckpoints: 2,
  maxCrashes: 2,
};
