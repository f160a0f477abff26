import { importConfiguration } from "./configuration/index.ts";
import type { CheckpointSettings, ImportedKeys } from "./configuration/index.ts";
import type { JobEdge, JobVertex } from "./plan/jobGraph.ts";
import { readJobPlan } from "./plan/readJobPlan.ts";

/** Where a job comes from. */
export interface JobSources {
  /** An answer of `GET /jobs/:jobid/plan` or `GET /jobs/:jobid`, as a file. */
  readonly planPath: string;
  /** `config.yaml` or `flink-conf.yaml`; without it Flink's defaults hold. */
  readonly configPath?: string | undefined;
}

/** A real Flink job as plain data: its graph and how it is checkpointed. */
export interface ImportedJob {
  readonly name: string;
  /** In the order of the data flow. */
  readonly vertices: readonly JobVertex[];
  readonly edges: readonly JobEdge[];
  readonly settings: CheckpointSettings;
  /** What became of the keys of the configuration. */
  readonly keys: ImportedKeys;
  /** What the reader should know of the plan. */
  readonly notes: readonly string[];
}

/**
 * Reads a Flink job from its plan and its configuration.
 *
 * @throws ModelError for everything that is wrong with a file, one mistake at a time.
 */
export function readJob({ planPath, configPath }: JobSources): ImportedJob {
  const { name, vertices, edges, notes } = readJobPlan(planPath);
  const { settings, keys } = importConfiguration(configPath);
  const alignmentNotes = settings.unaligned ? noteForcedAlignment(vertices, edges) : [];
  return { name, vertices, edges, settings, keys, notes: [...notes, ...alignmentNotes] };
}

function noteForcedAlignment(vertices: readonly JobVertex[], edges: readonly JobEdge[]): string[] {
  const names = new Map(vertices.map(({ id, name }) => [id, name]));
  return edges
    .filter(({ forcedAligned }) => forcedAligned)
    .map(
      ({ from, to, forcedAlignedReason }) =>
        `${names.get(from)!} -> ${names.get(to)!} stays aligned although unaligned checkpoints are ` +
        `on: ${forcedAlignedReason!}.`,
    );
}
