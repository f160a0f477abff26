import { channelsPerTask } from "../plan/edges.ts";
import type { JobEdge, JobGraph, JobVertex } from "../plan/jobGraph.ts";
import type { Channel, Task, TaskGraph } from "./taskGraph.ts";

/** The vertex with the most to align. */
export interface Focus {
  readonly vertex: JobVertex;
  /** Channels that one of its subtasks aligns in the job. */
  readonly channelsPerTask: number;
}

/**
 * The vertex with the most to align: a join before any other, then the one with the most channels
 * into a subtask, then the one that comes first in the data flow.
 */
export function findFocus(job: JobGraph): Focus {
  const ranked = job.vertices.map((vertex) => {
    const inputs = barrierInputs(job, vertex);
    return {
      vertex,
      isJoin: inputs.length >= 2 ? 1 : 0,
      channelsPerTask: countChannelsPerTask(job, vertex),
    };
  });
  return ranked.reduce((best, candidate) => {
    const lead = candidate.isJoin - best.isJoin || candidate.channelsPerTask - best.channelsPerTask;
    return lead > 0 ? candidate : best;
  });
}

/** Channels with barriers that lead into one subtask of a vertex. */
export function countChannelsPerTask(job: JobGraph, vertex: JobVertex): number {
  return barrierInputs(job, vertex)
    .map((edge) => channelsPerTask(edge, vertex.parallelism))
    .reduce((sum, channels) => sum + channels, 0);
}

function barrierInputs(job: JobGraph, vertex: JobVertex): readonly JobEdge[] {
  return job.edges.filter(({ to, carriesBarriers }) => to === vertex.id && carriesBarriers);
}

/**
 * The part of the job around its focus: one subtask of the focus, two channels into it, one path
 * from the sources to each of them and one path from the focus to an end of the job.
 */
export function buildCore(job: JobGraph, focus: Focus): TaskGraph {
  return new CoreBuilder(job).build(focus.vertex);
}

class CoreBuilder {
  readonly #job: JobGraph;
  readonly #vertices: ReadonlyMap<string, JobVertex>;
  readonly #tasks = new Map<string, Task>();
  readonly #channels: Channel[] = [];
  /** Steps to the nearest source, by vertex id. */
  readonly #distanceUp = new Map<string, number>();
  /** Steps to the nearest end of the job, by vertex id. */
  readonly #distanceDown = new Map<string, number>();

  constructor(job: JobGraph) {
    this.#job = job;
    this.#vertices = new Map(job.vertices.map((vertex) => [vertex.id, vertex]));
    for (const vertex of job.vertices) {
      const distances = barrierInputs(job, vertex).map(({ from }) => this.#distanceUp.get(from)!);
      this.#distanceUp.set(vertex.id, oneMoreThan(distances));
    }
    for (const { id } of job.vertices.toReversed()) {
      const distances = this.#consumers(id).map(({ to }) => this.#distanceDown.get(to)!);
      this.#distanceDown.set(id, oneMoreThan(distances));
    }
  }

  build(focus: JobVertex): TaskGraph {
    const id = this.#add(focus, 1);
    const copies = new Map<string, number>();
    for (const edge of this.#alignedEdges(focus)) {
      const copy = (copies.get(edge.from) ?? 0) + 1;
      copies.set(edge.from, copy);
      this.#connect(edge, this.#addWithSources(this.#vertices.get(edge.from)!, copy), id);
    }
    this.#addEnd(focus, id);
    return { tasks: [...this.#tasks.values()], channels: this.#channels, focus: id };
  }

  /** The edges of the two channels that are kept; one edge twice where only it has channels. */
  #alignedEdges(focus: JobVertex): readonly JobEdge[] {
    const width = (edge: JobEdge) => channelsPerTask(edge, focus.parallelism);
    const inputs = [...barrierInputs(this.#job, focus)].sort((a, b) => width(b) - width(a));
    const [only, second] = inputs;
    if (only === undefined) return [];
    if (second !== undefined) return [only, second];
    return width(only) >= 2 ? [only, only] : [only];
  }

  /** Adds a task and the shortest path that leads to it from a source. */
  #addWithSources(vertex: JobVertex, copy: number): string {
    const isKnown = this.#tasks.has(taskId(vertex, copy));
    const id = this.#add(vertex, copy);
    const edge = nearest(barrierInputs(this.#job, vertex), (input) =>
      this.#distanceUp.get(input.from)!,
    );
    if (isKnown || edge === undefined) return id;
    const upstream = this.#vertices.get(edge.from)!;
    // Subtasks with the same number talk to each other on a pointwise edge; otherwise one feeds all.
    const upstreamCopy = edge.isPointwise ? Math.min(copy, upstream.parallelism) : 1;
    this.#connect(edge, this.#addWithSources(upstream, upstreamCopy), id);
    return id;
  }

  /** Adds the shortest path from a task to an end of the job. */
  #addEnd(vertex: JobVertex, id: string): void {
    const edge = nearest(this.#consumers(vertex.id), (output) =>
      this.#distanceDown.get(output.to)!,
    );
    if (edge === undefined) return;
    const downstream = this.#vertices.get(edge.to)!;
    const downstreamId = this.#add(downstream, 1);
    this.#connect(edge, id, downstreamId);
    this.#addEnd(downstream, downstreamId);
  }

  #add(vertex: JobVertex, copy: number): string {
    const id = taskId(vertex, copy);
    if (!this.#tasks.has(id)) this.#tasks.set(id, { id, vertex });
    return id;
  }

  #connect(edge: JobEdge, from: string, to: string): void {
    this.#channels.push({ from, to, forcedAligned: edge.forcedAligned });
  }

  #consumers(vertexId: string): readonly JobEdge[] {
    return this.#job.edges.filter(
      ({ from, carriesBarriers }) => from === vertexId && carriesBarriers,
    );
  }
}

function taskId(vertex: JobVertex, copy: number): string {
  return `${vertex.id}#${copy}`;
}

function oneMoreThan(distances: readonly number[]): number {
  return distances.length === 0 ? 0 : 1 + Math.min(...distances);
}

function nearest(
  edges: readonly JobEdge[],
  distanceOf: (edge: JobEdge) => number,
): JobEdge | undefined {
  const distances = edges.map(distanceOf);
  return edges[distances.indexOf(Math.min(...distances))];
}
