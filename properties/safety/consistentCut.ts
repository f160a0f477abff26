import type { JobManagerContext } from "../../models/machines/jobManager.ts";
import type { SourceSnapshot } from "../../models/machines/source.ts";
import type { Snapshot, StateBackendContext } from "../../models/machines/stateBackend.ts";
import type { TaskSnapshot } from "../../models/machines/task.ts";
import { JOB_MANAGER, backendName } from "../../models/system.ts";
import type { System } from "../../models/system.ts";
import { channelName, inputsOf, verticesOf } from "../../models/topology.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import { compareCounts, replay } from "../cut.ts";
import type { Miscount } from "../cut.ts";
import type { PropertyDefinition } from "../definition.ts";

/**
 * The heart of exactly once (P-CUT in the bug corpus). The expectation is a replay from the offsets
 * of the sources, not a comparison of neighbours, so two mistakes cannot hide each other.
 */
export const consistentCut: PropertyDefinition = {
  name: "consistent cut",
  description:
    "In every completed checkpoint each task's snapshot counts exactly the records before the " +
    "sources' snapshots, each once on every path.",
  appliesTo: () => true,
  build,
};

function build(system: System): AlwaysProperty {
  return always(consistentCut.name, {
    description: consistentCut.description,
    reads: [JOB_MANAGER, ...verticesOf(system.topology).map(backendName)],
    premise: (view) => completedCheckpoints(view).length > 0,
    holds: (view) => describeDefect(system, view) === undefined,
    explain: (view) => describeDefect(system, view) ?? "",
  });
}

function completedCheckpoints(view: StateView): readonly number[] {
  return contextOf<JobManagerContext>(view, JOB_MANAGER).completedCheckpointStore;
}

/** The first defect of a completed checkpoint, upstream tasks first; `undefined` where all is well. */
function describeDefect(system: System, view: StateView): string | undefined {
  for (const checkpoint of completedCheckpoints(view)) {
    const defect = describeDefectOf(system, view, checkpoint);
    if (defect !== undefined) return `checkpoint ${checkpoint}: ${defect}`;
  }
  return undefined;
}

function describeDefectOf(
  { topology }: System,
  view: StateView,
  checkpoint: number,
): string | undefined {
  const offsets: Record<string, number> = {};
  for (const { name } of topology.sources) {
    const snapshot = snapshotOf(view, name, checkpoint) as SourceSnapshot | undefined;
    if (snapshot === undefined) return `the snapshot of ${name} is missing.`;
    offsets[name] = snapshot.offset;
  }
  for (const { name } of topology.tasks) {
    const snapshot = snapshotOf(view, name, checkpoint) as TaskSnapshot | undefined;
    if (snapshot === undefined) return `the snapshot of ${name} is missing.`;
    for (const [index, input] of inputsOf(topology, name).entries()) {
      const expected = replay(topology, offsets, input.from);
      const [miscount] = compareCounts(expected, snapshot[index] ?? {});
      if (miscount !== undefined) {
        return `${name} ${describeMiscount(miscount, channelName(input), offsets)}`;
      }
    }
  }
  return undefined;
}

function snapshotOf(view: StateView, vertex: string, checkpoint: number): Snapshot | undefined {
  const { snapshots } = contextOf<StateBackendContext>(view, backendName(vertex));
  return snapshots[String(checkpoint)];
}

function describeMiscount(
  { record, expected, actual }: Miscount,
  channel: string,
  offsets: Readonly<Record<string, number>>,
): string {
  const source = record.slice(0, record.lastIndexOf("#"));
  const offset = `the snapshot of ${source} (offset ${offsets[source] ?? 0})`;
  if (actual < expected) {
    return `has not counted ${record} from ${channel}, which lies before ${offset}: a restore loses it.`;
  }
  if (expected === 0) {
    return `has counted ${record} from ${channel}, which lies after ${offset}: a restore counts it twice.`;
  }
  return `has counted ${record} from ${channel} ${actual} times instead of ${expected}.`;
}
