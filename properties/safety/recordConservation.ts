import type { ChannelContext } from "../../models/machines/channel.ts";
import type { SourceContext } from "../../models/machines/source.ts";
import type { TaskContext } from "../../models/machines/task.ts";
import { countRecord, recordsBefore, sumOfCounts } from "../../models/records.ts";
import type { RecordCounts } from "../../models/records.ts";
import type { System } from "../../models/system.ts";
import { channelName, inputsOf, verticesOf } from "../../models/topology.ts";
import type { ChannelDescription, Topology } from "../../models/topology.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import { compareCounts } from "../cut.ts";
import type { PropertyDefinition } from "../definition.ts";

/**
 * The books balance on every channel and in every state: whatever the sender's state says was sent is
 * under way or counted by the receiver, once. After a restore the channels are empty, so sender and
 * receiver have to agree at once. By induction along the job nothing is lost or counted twice
 * between a source and a sink.
 */
export const recordConservation: PropertyDefinition = {
  name: "record conservation",
  description:
    "Across crashes and restores every emitted record is either in flight or counted, exactly once.",
  appliesTo: () => true,
  build,
};

function build({ topology }: System): AlwaysProperty {
  const channels = topology.channels.map(channelName);
  return always(recordConservation.name, {
    description: recordConservation.description,
    reads: [...verticesOf(topology), ...channels],
    premise: (view) => topology.tasks.some(({ name }) => hasCounted(view, name)),
    holds: (view) => topology.channels.every((channel) => isBalanced(topology, view, channel)),
    explain: (view) => describeFirstImbalance(topology, view),
  });
}

function hasCounted(view: StateView, task: string): boolean {
  return contextOf<TaskContext>(view, task).counted.some((c) => Object.keys(c).length > 0);
}

/** While the job restarts there are no books: what a dead attempt sent counts for nobody. */
function isBalanced(topology: Topology, view: StateView, channel: ChannelDescription): boolean {
  if (view[channel.from]?.value === "Canceled") return true;
  const accounted = sumOfCounts([countedFrom(topology, view, channel), inFlightOn(view, channel)]);
  return compareCounts(emittedBy(topology, view, channel.from), accounted).length === 0;
}

/** What the state of a source or task says it has emitted on each of its outputs. */
function emittedBy(topology: Topology, view: StateView, vertex: string): RecordCounts {
  const isSource = topology.sources.some(({ name }) => name === vertex);
  return isSource
    ? recordsBefore(vertex, contextOf<SourceContext>(view, vertex).offset)
    : sumOfCounts(contextOf<TaskContext>(view, vertex).counted);
}

function inFlightOn(view: StateView, channel: ChannelDescription): RecordCounts {
  const { queue } = contextOf<ChannelContext>(view, channelName(channel));
  return queue.reduce<RecordCounts>(
    (counts, element) => (element.type === "record" ? countRecord(counts, element) : counts),
    {},
  );
}

function countedFrom(
  topology: Topology,
  view: StateView,
  { from, to }: ChannelDescription,
): RecordCounts {
  const index = inputsOf(topology, to).findIndex((input) => input.from === from);
  return contextOf<TaskContext>(view, to).counted[index] ?? {};
}

function describeFirstImbalance(topology: Topology, view: StateView): string {
  const channel = topology.channels.find((each) => !isBalanced(topology, view, each));
  if (channel === undefined) return "";
  const counted = countedFrom(topology, view, channel);
  const inFlight = inFlightOn(view, channel);
  const emitted = emittedBy(topology, view, channel.from);
  const { record, expected, actual } = compareCounts(emitted, sumOfCounts([counted, inFlight]))[0]!;
  return (
    `${channelName(channel)}: ${record} is ${actual < expected ? "lost" : "duplicated"}: ` +
    `${channel.from} has emitted it ${times(expected)}, ${channel.to} has counted it ` +
    `${times(counted[record] ?? 0)}, in flight ${times(inFlight[record] ?? 0)}.`
  );
}

function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}
