import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import { always } from "../../src/checker/property/index.ts";
import type { AlwaysProperty } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import { completedSnapshot, latestCompleted, listRecords, snapshotReads } from "../taskSideView.ts";
import type { ChannelSnapshot } from "../taskSideView.ts";

/** What at-least-once mode promises of a checkpoint; more than that may be in it. */
export const nothingLost: TaskSideProperty = {
  name: "at least once",
  description:
    "Every record that a sender had sent before its snapshot is in the task's snapshot of the same " +
    "checkpoint: a restore loses nothing.",
  appliesTo: (_, variant) => variant.guarantee === "at least once",
  build,
};

function build(system: TaskSideSystem): AlwaysProperty {
  return always(nothingLost.name, {
    description: nothingLost.description,
    reads: snapshotReads(system),
    premise: (view) => latestCompleted(view) !== null,
    holds: (view) => completedSnapshot(system, view).every((c) => lostOn(c).length === 0),
    explain: (view) =>
      completedSnapshot(system, view)
        .filter((channel) => lostOn(channel).length > 0)
        .map((channel) => `a restore loses ${listRecords(channel.input, lostOn(channel))}.`)
        .join(" "),
  });
}

function lostOn({ sent, applied }: ChannelSnapshot): readonly number[] {
  return sent.filter((record) => !applied.includes(record));
}
