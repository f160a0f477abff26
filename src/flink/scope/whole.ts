import type { JobGraph, JobVertex } from "../plan/jobGraph.ts";
import type { TaskGraph } from "./taskGraph.ts";

const MAX_CHANNELS_INTO_A_TASK = 2;

/**
 * The whole job with one subtask a vertex, or `undefined` where that gives a task more than two
 * channels, or two channels from the same task.
 */
export function buildWhole(job: JobGraph, focus: JobVertex): TaskGraph | undefined {
  const channels = job.edges.filter(({ carriesBarriers }) => carriesBarriers);
  const isTooWide = job.vertices.some(({ id }) => {
    const senders = channels.filter(({ to }) => to === id).map(({ from }) => from);
    return senders.length > MAX_CHANNELS_INTO_A_TASK || new Set(senders).size < senders.length;
  });
  if (isTooWide) return undefined;
  return {
    tasks: job.vertices.map((vertex) => ({ id: vertex.id, vertex })),
    channels: channels.map(({ from, to, forcedAligned }) => ({ from, to, forcedAligned })),
    focus: focus.id,
  };
}
