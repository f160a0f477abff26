import { inputsOf, outputsOf, verticesOf } from "../topology.ts";
import type { ChannelDescription, Topology } from "../topology.ts";
import { renumbered } from "./renumbered.ts";

/**
 * Simpler jobs in place of one, the most promising first: fewer vertices, sources instead of tasks,
 * fewer channels, faults, checkpoints and records, and wider channels up to `maxCapacity`, since a
 * full channel is trouble and a wide one is not. Each is simpler by that order, which has an end.
 */
export function* simplerTopologies(
  topology: Topology,
  maxCapacity: number,
): IterableIterator<Topology> {
  for (const graph of simplerGraphs(topology)) yield renumbered(graph);
  yield* simplerBounds(topology);
  yield* fewerRecords(topology);
  yield* widerChannels(topology, maxCapacity);
}

function* simplerGraphs(topology: Topology): Iterable<Topology> {
  const { sources, tasks, channels } = topology;
  for (const { name } of tasks) yield* onlyUpstreamOf(topology, name);
  for (const { name } of tasks) yield* withoutTask(topology, name);
  for (const { name } of tasks) yield* asSource(topology, name);
  for (const { name } of sources) yield* withoutChannels(topology, outputsOf(topology, name));
  for (const channel of channels) yield* withoutChannels(topology, [channel]);
}

function* simplerBounds(topology: Topology): Iterable<Topology> {
  const { crashes, checkpoints, maxConcurrentCheckpoints } = topology;
  for (const fewer of smaller(crashes, 0)) yield { ...topology, crashes: fewer };
  for (const fewer of smaller(maxConcurrentCheckpoints, 1)) {
    yield { ...topology, maxConcurrentCheckpoints: fewer };
  }
  for (const fewer of smaller(checkpoints, 1)) {
    const atOnce = Math.min(maxConcurrentCheckpoints, fewer);
    yield { ...topology, checkpoints: fewer, maxConcurrentCheckpoints: atOnce };
  }
}

function* fewerRecords(topology: Topology): Iterable<Topology> {
  const { sources } = topology;
  for (const [index, { name, records }] of sources.entries()) {
    for (const fewer of smaller(records, 0)) {
      yield { ...topology, sources: sources.with(index, { name, records: fewer }) };
    }
  }
}

/** All as wide as can be, or one, or one by one record. */
function* widerChannels(topology: Topology, maxCapacity: number): Iterable<Topology> {
  const { channels } = topology;
  const narrow = channels.filter(({ capacity }) => capacity < maxCapacity);
  const widened = (chosen: readonly ChannelDescription[], by: number) => ({
    ...topology,
    channels: channels.map((channel) => {
      if (!chosen.includes(channel)) return channel;
      return { ...channel, capacity: Math.min(channel.capacity + by, maxCapacity) };
    }),
  });
  if (narrow.length > 1) yield widened(narrow, maxCapacity);
  for (const channel of narrow) {
    yield widened([channel], maxCapacity);
    if (channel.capacity + 1 < maxCapacity) yield widened([channel], 1);
  }
}

/** A task with everything that it depends on. */
function* onlyUpstreamOf(topology: Topology, task: string): Iterable<Topology> {
  const kept = new Set([task]);
  // A set that grows while it is walked is walked to its end.
  for (const name of kept) for (const { from } of inputsOf(topology, name)) kept.add(from);
  if (kept.size < verticesOf(topology).length) yield onlyVertices(topology, kept);
}

/** Who read from the task reads from one of its inputs instead. */
function* withoutTask(topology: Topology, task: string): Iterable<Topology> {
  if (topology.tasks.length === 1) return;
  const kept = new Set(verticesOf(topology).filter((name) => name !== task));
  for (const { from: heir } of inputsOf(topology, task)) {
    const alreadyRead = new Set(outputsOf(topology, heir).map(({ to }) => to));
    const channels = topology.channels.flatMap((channel) => {
      if (channel.from !== task) return [channel];
      return alreadyRead.has(channel.to) ? [] : [{ ...channel, from: heir }];
    });
    yield onlyVertices({ ...topology, channels }, kept);
  }
}

/** A source in place of a task that others read from, with as many records as any other source. */
function* asSource(topology: Topology, task: string): Iterable<Topology> {
  if (outputsOf(topology, task).length === 0) return;
  const records = Math.max(...topology.sources.map((source) => source.records));
  yield {
    ...topology,
    sources: [...topology.sources, { name: task, records }],
    tasks: topology.tasks.filter(({ name }) => name !== task),
    channels: topology.channels.filter(({ to }) => to !== task),
  };
}

/** Nothing, where a task would be left without an input. */
function* withoutChannels(
  topology: Topology,
  removed: readonly ChannelDescription[],
): Iterable<Topology> {
  const channels = topology.channels.filter((channel) => !removed.includes(channel));
  const isFed = (task: string) => channels.some(({ to }) => to === task);
  if (topology.tasks.every(({ name }) => isFed(name))) yield { ...topology, channels };
}

function onlyVertices(topology: Topology, kept: ReadonlySet<string>): Topology {
  return {
    ...topology,
    sources: topology.sources.filter(({ name }) => kept.has(name)),
    tasks: topology.tasks.filter(({ name }) => kept.has(name)),
    channels: topology.channels.filter(({ from, to }) => kept.has(from) && kept.has(to)),
  };
}

/** The least first, then the next smaller one. */
function smaller(value: number, least: number): readonly number[] {
  return [...new Set([least, value - 1])].filter((other) => least <= other && other < value);
}
