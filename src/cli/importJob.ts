import type { PlainData } from "../checker/network/index.ts";
import { cutToSmallScope, readJob } from "../flink/index.ts";
import type { ImportedJob, JobScenario, JobSources, SmallJob, SmallScope } from "../flink/index.ts";

/** Turns a job at its small scope into the model to check. */
export type ScenarioOfJob = (job: ImportedJob, small: SmallJob) => JobScenario;

/** A real job on its way into the checker: what was read, what of it is checked, and the model. */
export interface ImportedRun {
  readonly sources: JobSources;
  readonly job: ImportedJob;
  readonly scope: SmallScope;
  readonly scenario: JobScenario;
}

/**
 * Reads a Flink job and makes a model of it.
 *
 * @throws ModelError for everything that is wrong with its files.
 */
export function importJob(sources: JobSources, scenarioOfJob: ScenarioOfJob): ImportedRun {
  const job = readJob(sources);
  const scope = cutToSmallScope(job);
  return { sources, job, scope, scenario: scenarioOfJob(job, scope.job) };
}

/** What was imported, as the JSON document holds it. */
export function jobDocument({ job, scope, scenario }: ImportedRun): PlainData {
  const { keys } = job;
  const names = new Map(job.vertices.map(({ id, name }) => [id, name]));
  const keyDocument = ({ key, value, alias }: ImportedJob["keys"]["read"][number]) => ({
    key,
    value,
    ...(alias !== undefined && { alias }),
  });
  return {
    name: job.name,
    vertices: job.vertices.map(({ name, role, parallelism }) => ({ name, role, parallelism })),
    edges: job.edges.map(({ from, to, strategy, forcedAligned }) => ({
      from: names.get(from)!,
      to: names.get(to)!,
      strategy,
      forcedAligned,
    })),
    scope: {
      tasks: scope.job.tasks.map(({ name, vertexName, role }) => ({
        name,
        vertex: vertexName,
        role,
      })),
      channels: scope.job.channels.map(({ from, to, forcedAligned }) => ({
        from,
        to,
        forcedAligned,
      })),
      cuts: scope.cuts,
      bounds: scenario.bounds,
    },
    keys: {
      modelled: keys.modelled.map(keyDocument),
      read: keys.read.map(keyDocument),
      passedOver: keys.passedOver,
    },
    notes: [...job.notes, ...keys.notes],
  };
}
