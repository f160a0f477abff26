import type { BoundedSourceSnapshot } from "../models/machines/boundedSource.ts";
import type { CheckpointStorageContext } from "../models/machines/checkpointStorage.ts";
import type { CompletedCheckpointStoreContext } from "../models/machines/completedCheckpointStore.ts";
import type { JobSchedulerContext } from "../models/machines/jobScheduler.ts";
import type { TransactionalSystemContext } from "../models/machines/transactionalSystem.ts";
import { COMPLETED_CHECKPOINT_STORE, SCHEDULER } from "../models/sinkNetwork.ts";
import { nameOfRecord } from "../models/records.ts";
import type { SinkPipeline } from "../models/sinkPipeline.ts";
import { contextOf } from "../src/checker/property/index.ts";
import type { StateView } from "../src/checker/property/index.ts";

/** How often the external system of a pipeline shows a record. */
export function timesVisible(
  view: StateView,
  { externalSystem }: SinkPipeline,
  sequence: number,
): number {
  return contextOf<TransactionalSystemContext>(view, externalSystem).visible[sequence] ?? 0;
}

/** The positions of all records that the external system of a pipeline shows, ascending. */
export function visibleRecords(view: StateView, { externalSystem }: SinkPipeline): number[] {
  const { visible } = contextOf<TransactionalSystemContext>(view, externalSystem);
  return Object.keys(visible).map(Number);
}

/** `source#1`: a record of a pipeline by its position. */
export function nameOf({ source }: SinkPipeline, sequence: number): string {
  return nameOfRecord({ source: source.name, sequence });
}

/** 1 to `offset`: the records that a source at that position has read. */
export function recordsUpTo(offset: number): number[] {
  return Array.from({ length: offset }, (_, index) => index + 1);
}

/**
 * The checkpoint that the job would go on from if everything stopped now: the newest one in the
 * store, or the savepoint that the job was stopped with once that exists. `null` for the beginning.
 */
export function durableCheckpoint(view: StateView): number | null {
  const { value, context } = view[SCHEDULER]!;
  const { syncSavepoint } = context as unknown as JobSchedulerContext;
  const isStopped = value === "SavepointCreated" || value === "Finished" || value === "Failed";
  if (isStopped && syncSavepoint !== null) return syncSavepoint;
  return newestInStore(view);
}

/** What `durableCheckpoint` and `durableOffset` read. */
export const durableReads = [SCHEDULER, COMPLETED_CHECKPOINT_STORE] as const;

function newestInStore(view: StateView): number | null {
  const { checkpoints } = contextOf<CompletedCheckpointStoreContext>(
    view,
    COMPLETED_CHECKPOINT_STORE,
  );
  return checkpoints.at(-1) ?? null;
}

/** How far a pipeline's source had read in the durable checkpoint; reads the source's storage, too. */
export function durableOffset(view: StateView, { source }: SinkPipeline): number {
  const { snapshots } = contextOf<CheckpointStorageContext>(view, source.storage);
  const snapshot = snapshots[String(durableCheckpoint(view))];
  return (snapshot as BoundedSourceSnapshot | undefined)?.offset ?? 0;
}
