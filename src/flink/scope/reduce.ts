import type { JobVertex } from "../plan/jobGraph.ts";
import { channelsInto, channelsOutOf } from "./taskGraph.ts";
import type { Channel, Task, TaskGraph } from "./taskGraph.ts";

/** Something that was taken out of a core to make it fit. */
export interface Reduction {
  /** Merged into the task before it; left out with its consumers as sources; left out at the end. */
  readonly kind: "folded" | "source" | "end";
  readonly vertex: JobVertex;
}

/**
 * Takes tasks out of a core until it fits, the dearest last: tasks that pass barriers from one
 * channel to one other, then a source that only forks, then the end of the job. The focus and the
 * two tasks that feed it always stay.
 */
export function reduce(
  core: TaskGraph,
  maxTasks: number,
): { readonly graph: TaskGraph; readonly reductions: readonly Reduction[] } {
  let graph = core;
  const reductions: Reduction[] = [];
  while (graph.tasks.length > maxTasks) {
    const step = foldPipe(graph) ?? leaveOutSource(graph) ?? leaveOutEnd(graph);
    if (step === undefined) break;
    graph = step.graph;
    reductions.push(step.reduction);
  }
  return { graph, reductions };
}

interface Step {
  readonly graph: TaskGraph;
  readonly reduction: Reduction;
}

function foldPipe(graph: TaskGraph): Step | undefined {
  for (const vertex of new Set(graph.tasks.map((task) => task.vertex))) {
    const folded = foldVertex(graph, vertex);
    if (folded !== undefined) return { graph: folded, reduction: { kind: "folded", vertex } };
  }
  return undefined;
}

/** All subtasks of a vertex folded, unless one of them forks, joins, or is needed to align. */
function foldVertex(graph: TaskGraph, vertex: JobVertex): TaskGraph | undefined {
  let folded: TaskGraph | undefined = graph;
  for (const task of graph.tasks.filter((candidate) => candidate.vertex === vertex)) {
    folded &&= foldTask(folded, task);
  }
  return folded;
}

function foldTask(graph: TaskGraph, { id }: Task): TaskGraph | undefined {
  const [into, ...furtherInto] = channelsInto(graph, id);
  const [out, ...furtherOut] = channelsOutOf(graph, id);
  if (into === undefined || out === undefined || id === graph.focus) return undefined;
  if (furtherInto.length > 0 || furtherOut.length > 0) return undefined;
  const bridge: Channel = { from: into.from, to: out.to, forcedAligned: out.forcedAligned };
  const isTaken = graph.channels.some(({ from, to }) => from === bridge.from && to === bridge.to);
  if (isTaken) return undefined;
  const channels = graph.channels.filter((channel) => channel !== into);
  return {
    ...graph,
    tasks: graph.tasks.filter((task) => task.id !== id),
    channels: channels.map((channel) => (channel === out ? bridge : channel)),
  };
}

function leaveOutSource(graph: TaskGraph): Step | undefined {
  const source = graph.tasks.find(
    ({ id }) =>
      id !== graph.focus &&
      channelsInto(graph, id).length === 0 &&
      channelsOutOf(graph, id).every(({ to }) => channelsInto(graph, to).length === 1),
  );
  return source && leaveOut(graph, source, "source");
}

function leaveOutEnd(graph: TaskGraph): Step | undefined {
  const end = graph.tasks.find(
    ({ id }) => id !== graph.focus && channelsOutOf(graph, id).length === 0,
  );
  return end && leaveOut(graph, end, "end");
}

function leaveOut(graph: TaskGraph, { id, vertex }: Task, kind: Reduction["kind"]): Step {
  return {
    graph: {
      ...graph,
      tasks: graph.tasks.filter((task) => task.id !== id),
      channels: graph.channels.filter(({ from, to }) => from !== id && to !== id),
    },
    reduction: { kind, vertex },
  };
}
