/**
 * What was triggered (Flink: CheckpointType and SavepointType). A `savepoint` is the user's copy of a
 * running job; a `syncSavepoint` is the one that stop-with-savepoint ends a job with.
 */
export type CheckpointKind = "checkpoint" | "savepoint" | "syncSavepoint";
