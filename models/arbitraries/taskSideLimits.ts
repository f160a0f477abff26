/** The most of everything that a random task side has. The least is an input and a checkpoint. */
export interface TaskSideLimits {
  /** Default 2. */
  readonly maxInputs?: number;
  /** Records of one input; how many it has differs from input to input. Default 3. */
  readonly maxRecords?: number;
  /** Data buffers at either end of a channel: what they shrink to. Default 3. */
  readonly maxBuffers?: number;
  /** Where there are credits. Default 2. */
  readonly maxFloatingBuffers?: number;
  /** Savepoints included. Default 3. */
  readonly maxCheckpoints?: number;
  /** Default 1. */
  readonly maxCrashes?: number;
  /** Checkpoints that may be declined or expire, each input's counted on its own. Default 2. */
  readonly maxAborts?: number;
  /** Records that an alignment may set aside, where there is a cap at all. Default 3. */
  readonly maxAlignmentCap?: number;
}

export type TaskSideBounds = Required<TaskSideLimits>;

export const defaultTaskSideBounds: TaskSideBounds = {
  maxInputs: 2,
  maxRecords: 3,
  maxBuffers: 3,
  maxFloatingBuffers: 2,
  maxCheckpoints: 3,
  maxCrashes: 1,
  maxAborts: 2,
  maxAlignmentCap: 3,
};
