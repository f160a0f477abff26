import { ModelError } from "../src/checker/errors.ts";

/** A source that reads one partition. */
export interface SourceDescription {
  readonly name: string;
  /** How many records the partition holds. */
  readonly records: number;
}

/** An operator, or a sink where no channel leaves it. */
export interface TaskDescription {
  readonly name: string;
}

/** A channel between two vertices; at most one joins any two. */
export interface ChannelDescription {
  readonly from: string;
  readonly to: string;
  /** How many records fit. */
  readonly capacity: number;
}

/**
 * A job and the bounds of the scope it is checked in, as plain data: what the built-in scenarios,
 * the importer of Flink job plans and random generators all produce. The channels have to make an
 * acyclic graph in which every source feeds and every task is fed.
 */
export interface Topology {
  readonly sources: readonly SourceDescription[];
  readonly tasks: readonly TaskDescription[];
  readonly channels: readonly ChannelDescription[];
  /** How many checkpoints the JobManager triggers in all. */
  readonly checkpoints: number;
  /** How many checkpoints may be pending at once. */
  readonly maxConcurrentCheckpoints: number;
  /** How many crashes the adversary has. */
  readonly crashes: number;
}

/** The name of the instance that stands for a channel. */
export function channelName({ from, to }: Pick<ChannelDescription, "from" | "to">): string {
  return `${from}_${to}`;
}

/** Every source and task by name, sources first. */
export function verticesOf({ sources, tasks }: Topology): readonly string[] {
  return [...sources, ...tasks].map(({ name }) => name);
}

/** The channels into a task. A channel's position here is the index the task knows it by. */
export function inputsOf(topology: Topology, task: string): readonly ChannelDescription[] {
  return topology.channels.filter(({ to }) => to === task);
}

/** The channels out of a source or task. */
export function outputsOf(topology: Topology, vertex: string): readonly ChannelDescription[] {
  return topology.channels.filter(({ from }) => from === vertex);
}

/**
 * @throws ModelError naming the vertex, channel or bound that is wrong.
 */
export function checkTopology(topology: Topology): void {
  checkVertices(topology);
  checkChannels(topology);
  checkAcyclic(topology);
  checkBound("checkpoints", topology.checkpoints, 1);
  checkBound("maxConcurrentCheckpoints", topology.maxConcurrentCheckpoints, 1);
  checkBound("crashes", topology.crashes, 0);
}

function checkVertices(topology: Topology): void {
  const seen = new Set<string>();
  for (const name of verticesOf(topology)) {
    if (seen.has(name)) fail(`"${name}" is the name of two vertices. Rename one.`);
    seen.add(name);
  }
  for (const { name, records } of topology.sources) {
    checkBound(`source "${name}", records`, records, 0);
    if (inputsOf(topology, name).length > 0) fail(`a channel leads into the source "${name}".`);
    if (outputsOf(topology, name).length === 0) fail(`no channel leaves the source "${name}".`);
  }
  for (const { name } of topology.tasks) {
    if (inputsOf(topology, name).length === 0) fail(`no channel leads into the task "${name}".`);
  }
}

function checkChannels(topology: Topology): void {
  const vertices = verticesOf(topology);
  const seen = new Set<string>();
  for (const channel of topology.channels) {
    const name = channelName(channel);
    const missing = [channel.from, channel.to].find((vertex) => !vertices.includes(vertex));
    if (missing !== undefined) fail(`channel ${name}: there is no source or task "${missing}".`);
    if (seen.has(name)) fail(`channel ${name} is defined twice. Remove one.`);
    seen.add(name);
    checkBound(`channel ${name}, capacity`, channel.capacity, 1);
  }
}

function checkAcyclic(topology: Topology): void {
  const settled = new Set(topology.sources.map(({ name }) => name));
  let remaining = topology.tasks.map(({ name }) => name);
  while (remaining.length > 0) {
    const ready = remaining.filter((task) =>
      inputsOf(topology, task).every(({ from }) => settled.has(from)),
    );
    if (ready.length === 0) fail(`a cycle runs through ${remaining.join(", ")}.`);
    for (const task of ready) settled.add(task);
    remaining = remaining.filter((task) => !settled.has(task));
  }
}

function checkBound(what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    fail(`${what} has to be a whole number of at least ${least}, and is ${value}.`);
  }
}

function fail(problem: string): never {
  throw new ModelError(`Topology: ${problem}`);
}
