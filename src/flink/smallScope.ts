import { ModelError } from "../checker/errors.ts";
import type { JobGraph, VertexRole } from "./plan/jobGraph.ts";
import { buildCore, findFocus } from "./scope/core.ts";
import { describeCuts } from "./scope/cuts.ts";
import { reduce } from "./scope/reduce.ts";
import type { Reduction } from "./scope/reduce.ts";
import { hasAlignment, inOrder, isConnected } from "./scope/taskGraph.ts";
import type { TaskGraph } from "./scope/taskGraph.ts";
import { nameTasks } from "./scope/taskNames.ts";
import { buildWhole } from "./scope/whole.ts";

/** How small the scope has to be. */
export interface ScopeLimits {
  /** Default 4, at least 3: an aligning task and the two that feed it. */
  readonly maxTasks?: number;
}

/** One subtask in the model. */
export interface SmallTask {
  /** Short, unique, letters and digits, such as `flatMap1`. */
  readonly name: string;
  /** The id of the vertex it is a subtask of. */
  readonly vertex: string;
  readonly vertexName: string;
  /** `source` where nothing leads into it here; otherwise the role its vertex has in the job. */
  readonly role: VertexRole;
}

/** One channel in the model, between tasks by name. */
export interface SmallChannel {
  readonly from: string;
  readonly to: string;
  /** Unaligned checkpoints are aligned on it. */
  readonly forcedAligned: boolean;
}

/**
 * A job small enough to check: connected, acyclic, at most two channels into a task and at most one
 * between two tasks.
 */
export interface SmallJob {
  readonly name: string;
  /** In the order of the data flow. */
  readonly tasks: readonly SmallTask[];
  readonly channels: readonly SmallChannel[];
}

/** A small job and what was cut to get it. */
export interface SmallScope {
  readonly job: SmallJob;
  /** A plain sentence a cut, with its reason; empty where nothing was cut. */
  readonly cuts: readonly string[];
}

const DEFAULT_MAX_TASKS = 4;
const MIN_MAX_TASKS = 3;

/**
 * Cuts a job to a scope that can be searched exhaustively and still has its seams. A job that fits
 * keeps every vertex with one subtask each. Otherwise the part around the vertex with the most to
 * align is kept: two channels into it, the path to them from the sources and on to a sink. Where
 * those channels come from one vertex, it keeps two subtasks.
 *
 * @throws ModelError for a limit below 3 tasks.
 */
export function cutToSmallScope(job: JobGraph, limits: ScopeLimits = {}): SmallScope {
  const maxTasks = limits.maxTasks ?? DEFAULT_MAX_TASKS;
  if (!Number.isInteger(maxTasks) || maxTasks < MIN_MAX_TASKS) {
    throw new ModelError(
      `maxTasks is ${maxTasks}; it has to be a whole number of at least ${MIN_MAX_TASKS}, for a task ` +
        "that aligns and the two that feed it.",
    );
  }
  const { graph, reductions } = chooseGraph(job, maxTasks);
  return {
    job: toSmallJob(job.name, graph),
    cuts: describeCuts(job, graph, reductions),
  };
}

function chooseGraph(
  job: JobGraph,
  maxTasks: number,
): { readonly graph: TaskGraph; readonly reductions: readonly Reduction[] } {
  const focus = findFocus(job);
  const whole = buildWhole(job, focus.vertex);
  const needsAlignment = focus.channelsPerTask >= 2;
  if (
    whole !== undefined &&
    whole.tasks.length <= maxTasks &&
    isConnected(whole) &&
    hasAlignment(whole) === needsAlignment
  ) {
    return { graph: whole, reductions: [] };
  }
  return reduce(inOrder(buildCore(job, focus), job.vertices), maxTasks);
}

function toSmallJob(name: string, graph: TaskGraph): SmallJob {
  const names = nameTasks(graph);
  const fed = new Set(graph.channels.map(({ to }) => to));
  return {
    name,
    tasks: graph.tasks.map(({ id, vertex }) => ({
      name: names.get(id)!,
      vertex: vertex.id,
      vertexName: vertex.name,
      role: fed.has(id) ? vertex.role : "source",
    })),
    channels: graph.channels.map(({ from, to, forcedAligned }) => ({
      from: names.get(from)!,
      to: names.get(to)!,
      forcedAligned,
    })),
  };
}
