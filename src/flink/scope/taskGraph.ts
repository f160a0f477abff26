import type { JobVertex } from "../plan/jobGraph.ts";

/** A subtask that the cut keeps. */
export interface Task {
  /** Unique in the graph. */
  readonly id: string;
  readonly vertex: JobVertex;
}

/** A channel between two kept subtasks, by id. */
export interface Channel {
  readonly from: string;
  readonly to: string;
  readonly forcedAligned: boolean;
}

/** Subtasks and their channels while the cut is being made. */
export interface TaskGraph {
  readonly tasks: readonly Task[];
  readonly channels: readonly Channel[];
  /** The id of the task that the cut is made around. */
  readonly focus: string;
}

export function channelsInto(graph: TaskGraph, task: string): readonly Channel[] {
  return graph.channels.filter(({ to }) => to === task);
}

export function channelsOutOf(graph: TaskGraph, task: string): readonly Channel[] {
  return graph.channels.filter(({ from }) => from === task);
}

/** Whether some task has channels to align. */
export function hasAlignment(graph: TaskGraph): boolean {
  return graph.tasks.some(({ id }) => channelsInto(graph, id).length >= 2);
}

/** Whether every task can be reached from every other, along or against the channels. */
export function isConnected(graph: TaskGraph): boolean {
  const reached = new Set([graph.focus]);
  for (const task of reached) {
    for (const { to } of channelsOutOf(graph, task)) reached.add(to);
    for (const { from } of channelsInto(graph, task)) reached.add(from);
  }
  return reached.size === graph.tasks.length;
}

/** The same graph with its tasks in the order of the data flow. */
export function inOrder(graph: TaskGraph, vertices: readonly JobVertex[]): TaskGraph {
  const tasks = vertices.flatMap(({ id }) =>
    graph.tasks.filter(({ vertex }) => vertex.id === id).sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
  return { ...graph, tasks };
}
