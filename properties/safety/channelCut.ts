import { OUTPUT } from "../../models/taskSideNames.ts";
import { always } from "../../src/checker/property/index.ts";
import type { AlwaysProperty } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import {
  completedSnapshot,
  latestCompleted,
  listRecords,
  sameRecords,
  snapshotReads,
} from "../taskSideView.ts";
import type { ChannelSnapshot } from "../taskSideView.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";

/**
 * The argument of Chandy and Lamport, channel by channel and with in-flight data (P-CUT). A completed
 * checkpoint is what a replay would produce: the receiver's state, then the in-flight records put in
 * front of whatever the sender sends next. So these two, one behind the other, have to be the very
 * sequence that the sender had sent: no gap, no record twice, none from after the snapshot, none out
 * of order. Counters could not tell.
 */
export const channelCut: TaskSideProperty = {
  name: "consistent cut",
  description:
    "In every completed checkpoint, what the task had applied from a channel and the channel's saved " +
    "in-flight records are together exactly what its sender had sent, in order; likewise of its output.",
  appliesTo: (_, variant) => variant.guarantee === "exactly once",
  build,
};

function build(system: TaskSideSystem): AlwaysProperty {
  return always(channelCut.name, {
    description: channelCut.description,
    reads: snapshotReads(system),
    premise: (view) => latestCompleted(view) !== null,
    holds: (view) => completedSnapshot(system, view).every(isCut),
    explain: (view) =>
      `checkpoint ${latestCompleted(view) ?? 0}: ` +
      completedSnapshot(system, view)
        .filter((channel) => !isCut(channel))
        .map(describeDefect)
        .join(" "),
  });
}

function replayed({ applied, captured }: ChannelSnapshot): readonly number[] {
  return [...applied, ...captured.input, ...captured.output];
}

function isCut(channel: ChannelSnapshot): boolean {
  return sameRecords(replayed(channel), channel.sent);
}

function describeDefect(channel: ChannelSnapshot): string {
  const { input, sent, applied, captured } = channel;
  const result = replayed(channel);
  const lost = sent.filter((record) => !result.includes(record));
  const extra = result.filter((record) => !sent.includes(record));
  const twice = result.filter((record, index) => result.indexOf(record) < index);
  const effects = [
    ...(lost.length > 0 ? [`a restore loses ${listRecords(input, lost)}`] : []),
    ...(twice.length > 0 ? [`a restore applies ${listRecords(input, twice)} twice`] : []),
    ...(extra.length > 0
      ? [`${listRecords(input, extra)} lies after the cut and would be applied twice`]
      : []),
  ];
  const inFlight = [...captured.input, ...captured.output];
  const receiver = input === OUTPUT ? "the sink" : "the task";
  return (
    `${input} had sent ${listRecords(input, sent)}, ${receiver} had applied ` +
    `${listRecords(input, applied)}, and ${listRecords(input, inFlight)} was saved in flight: ` +
    `${effects.length > 0 ? effects.join(", and ") : "the order is wrong"}.`
  );
}
