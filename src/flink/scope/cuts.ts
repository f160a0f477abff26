import type { JobGraph, JobVertex } from "../plan/jobGraph.ts";
import { countChannelsPerTask } from "./core.ts";
import type { Reduction } from "./reduce.ts";
import { channelsInto } from "./taskGraph.ts";
import type { TaskGraph } from "./taskGraph.ts";

const SMALL_SCOPE =
  "These cuts rest on the small-scope hypothesis: two channels a task, three checkpoints and two " +
  "faults show nearly every known bug of the protocol.";

/** A sentence for each thing that the job has and the graph lacks, with the reason; none if nothing. */
export function describeCuts(
  job: JobGraph,
  graph: TaskGraph,
  reductions: readonly Reduction[],
): readonly string[] {
  const cuts = [
    ...describeParallelism(job, graph),
    ...describeChannels(job, graph),
    ...reductions.map(describeReduction),
    ...describeRest(job, graph, reductions),
    ...describeExchanges(job),
  ];
  return cuts.length === 0 ? [] : [...cuts, SMALL_SCOPE];
}

function keptVertices(job: JobGraph, graph: TaskGraph): readonly JobVertex[] {
  return job.vertices.filter(({ id }) => graph.tasks.some(({ vertex }) => vertex.id === id));
}

function describeParallelism(job: JobGraph, graph: TaskGraph): string[] {
  const changes = keptVertices(job, graph).flatMap(({ id, name, parallelism }) => {
    const kept = graph.tasks.filter(({ vertex }) => vertex.id === id).length;
    return kept < parallelism ? [`${name} from ${parallelism} to ${kept}`] : [];
  });
  return describeList(
    "Parallelism is cut",
    changes,
    "all subtasks of a vertex follow one protocol",
  );
}

function describeChannels(job: JobGraph, graph: TaskGraph): string[] {
  const changes = keptVertices(job, graph).flatMap((vertex) => {
    const inJob = countChannelsPerTask(job, vertex);
    const task = graph.tasks.find((candidate) => candidate.vertex === vertex)!;
    const kept = channelsInto(graph, task.id).length;
    const text = `${vertex.name} from ${inJob} to ${kept}`;
    return kept > 0 && kept < inJob ? [{ kept, text }] : [];
  });
  const toTwo = changes.filter(({ kept }) => kept === 2).map(({ text }) => text);
  const toOne = changes.filter(({ kept }) => kept === 1).map(({ text }) => text);
  return [
    ...describeList("Channels into a task are cut", toTwo, "barriers come in every order with two"),
    ...describeList(
      "Channels into a task are cut further",
      toOne,
      "alignment is checked where most of it happens",
    ),
  ];
}

function describeList(what: string, items: readonly string[], reason: string): string[] {
  return items.length === 0 ? [] : [`${what}, ${joinNames(items)}, because ${reason}.`];
}

function describeReduction({ kind, vertex: { name } }: Reduction): string {
  switch (kind) {
    case "folded":
      return `${name} is folded into the task before it, because it has one channel in and so nothing to align.`;
    case "source":
      return `${name} is left out and the tasks after it act as sources, because it only hands barriers on.`;
    case "end":
      return `${name} is left out, because it comes after the task that has the most to align.`;
  }
}

function describeRest(job: JobGraph, graph: TaskGraph, reductions: readonly Reduction[]): string[] {
  const kept = keptVertices(job, graph);
  const reduced = reductions.map(({ vertex }) => vertex);
  const rest = job.vertices.filter((vertex) => !kept.includes(vertex) && !reduced.includes(vertex));
  if (rest.length === 0) return [];
  const focus = graph.tasks.find(({ id }) => id === graph.focus)!.vertex;
  const verb = rest.length === 1 ? "is" : "are";
  return [
    `${joinNames(rest.map(({ name }) => name))} ${verb} left out, because ${focus.name} has the most to align.`,
  ];
}

function describeExchanges(job: JobGraph): string[] {
  const names = new Map(job.vertices.map(({ id, name }) => [id, name]));
  return job.edges
    .filter(({ carriesBarriers }) => !carriesBarriers)
    .map(
      ({ from, to, exchange }) =>
        `${names.get(from)!} -> ${names.get(to)!} is left out, because a ${exchange} exchange carries no barriers.`,
    );
}

function joinNames(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}
