import type { CheckpointStorageContext } from "../../models/machines/checkpointStorage.ts";
import type { CompletedCheckpointStoreContext } from "../../models/machines/completedCheckpointStore.ts";
import { COMPLETED_CHECKPOINT_STORE } from "../../models/sinkNetwork.ts";
import type { SinkSystem } from "../../models/sinkSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";

/** P-RESTORABLE of the bug corpus, as far as files of whole checkpoints go. */
export const sinkRestorable: SinkPropertyDefinition = {
  name: "restorable",
  description: "Each operator's snapshot of each checkpoint in the store can be read back.",
  appliesTo: () => true,
  build,
};

function build({ pipelines }: SinkSystem): AlwaysProperty {
  const storages = pipelines.flatMap(({ kind, tasks, sinkStorage }) => [
    ...tasks.map(({ storage }) => storage),
    ...(kind === "transactional" ? [sinkStorage] : []),
  ]);
  return always(sinkRestorable.name, {
    description: sinkRestorable.description,
    reads: [COMPLETED_CHECKPOINT_STORE, ...storages],
    premise: (view) => checkpointsIn(view).length > 0,
    holds: (view) => missingSnapshots(view, storages).length === 0,
    explain: (view) => {
      const missing = missingSnapshots(view, storages);
      return `a restore would find nothing of ${missing.join(", nor of ")}.`;
    },
  });
}

function checkpointsIn(view: StateView): readonly number[] {
  return contextOf<CompletedCheckpointStoreContext>(view, COMPLETED_CHECKPOINT_STORE).checkpoints;
}

function missingSnapshots(view: StateView, storages: readonly string[]): string[] {
  return checkpointsIn(view).flatMap((checkpoint) =>
    storages
      .filter((storage) => !isStored(view, storage, checkpoint))
      .map((storage) => `checkpoint ${checkpoint} in ${storage}`),
  );
}

function isStored(view: StateView, storage: string, checkpoint: number): boolean {
  const { snapshots } = contextOf<CheckpointStorageContext>(view, storage);
  return snapshots[String(checkpoint)] !== undefined;
}
