import type { BarrierCoordinatorContext } from "../../models/machines/barrierCoordinator.ts";
import { featuresOf } from "../../models/taskSideFeatures.ts";
import { COORDINATOR } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import { completedSnapshot, latestCompleted, listRecords, snapshotReads } from "../taskSideView.ts";
import type { ChannelSnapshot } from "../taskSideView.ts";

/**
 * The storage side of a cut (P-BUF): what is saved are the buffers that the barrier overtook and no
 * others, each once, and nothing at all where it could overtake none. Unlike the consistent cut it
 * does not look at the order, and it does look at checkpoints that happen to be harmless.
 */
export const persistedInFlightData: TaskSideProperty = {
  name: "persisted in-flight data",
  description:
    "A completed checkpoint saves exactly the records its barriers overtook, each once; an aligned " +
    "one saves none.",
  appliesTo: (topology, variant) => featuresOf(topology, variant).capturesChannelState,
  build,
};

function build(system: TaskSideSystem): AlwaysProperty {
  return always(persistedInFlightData.name, {
    description: persistedInFlightData.description,
    reads: snapshotReads(system),
    premise: (view) => latestCompleted(view) !== null,
    holds: (view) => describeDefects(system, view).length === 0,
    explain: (view) => describeDefects(system, view).join(" "),
  });
}

function describeDefects(system: TaskSideSystem, view: StateView): readonly string[] {
  const checkpoint = latestCompleted(view);
  if (checkpoint === null) return [];
  const { plan } = contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
  const isAligned = plan[checkpoint - 1] === "ALIGNED";
  return completedSnapshot(system, view).flatMap((channel) =>
    isAligned ? describeSurplus(channel) : describeDifference(channel),
  );
}

function describeSurplus({ input, captured }: ChannelSnapshot): readonly string[] {
  const saved = [...captured.input, ...captured.output];
  return saved.length === 0 ? [] : [`${listRecords(input, saved)} was saved by an aligned one.`];
}

function describeDifference({ input, sent, applied, captured }: ChannelSnapshot): string[] {
  const overtaken = sent.filter((record) => !applied.includes(record));
  const saved = [...captured.input, ...captured.output].sort((a, b) => a - b);
  if (String(saved) === String(overtaken)) return [];
  return [
    `the barrier overtook ${listRecords(input, overtaken)}, and ${listRecords(input, saved)} was saved.`,
  ];
}
