import { inputsOf, outputsOf, verticesOf } from "../../topology.ts";
import type { Topology } from "../../topology.ts";

/** What a job may have in it. */
export const features = {
  "only a chain": (job: Topology) =>
    job.tasks.every(({ name }) => inputsOf(job, name).length === 1) &&
    verticesOf(job).every((name) => outputsOf(job, name).length <= 1),
  join: (job: Topology) => job.tasks.some(({ name }) => inputsOf(job, name).length > 1),
  diamond: (job: Topology) => job.tasks.some(({ name }) => closesDiamond(job, name)),
  "fan-out": (job: Topology) => verticesOf(job).some((name) => outputsOf(job, name).length > 1),
  "several sources": ({ sources }: Topology) => sources.length > 1,
  skew: ({ sources }: Topology) => new Set(sources.map(({ records }) => records)).size > 1,
  "capacity 1": ({ channels }: Topology) => channels.some(({ capacity }) => capacity === 1),
  "capacity 4": ({ channels }: Topology) => channels.some(({ capacity }) => capacity === 4),
  "two checkpoints at once": (job: Topology) => job.maxConcurrentCheckpoints === 2,
  "three checkpoints": ({ checkpoints }: Topology) => checkpoints === 3,
  "two crashes": ({ crashes }: Topology) => crashes === 2,
  "eight tasks": ({ tasks }: Topology) => tasks.length === 8,
} as const satisfies Record<string, (job: Topology) => boolean>;

/** Two inputs of the task come from one vertex. */
function closesDiamond(job: Topology, task: string): boolean {
  const origins = inputsOf(job, task).map(({ from }) => new Set(upstreamOf(job, from)));
  return origins.some((some, index) =>
    origins.slice(index + 1).some((others) => [...some].some((name) => others.has(name))),
  );
}

/** A vertex and all that it depends on. */
function upstreamOf(job: Topology, vertex: string): readonly string[] {
  return [vertex, ...inputsOf(job, vertex).flatMap(({ from }) => upstreamOf(job, from))];
}
