import type { Model } from "../checker/property/index.ts";
import { alignedScenario } from "./alignedScenario.ts";
import type { CheckpointSettings } from "./configuration/index.ts";
import type { ImportedJob } from "./job.ts";
import type { SmallJob } from "./smallScope.ts";
import { taskSideScenario } from "./taskSideScenario.ts";

/** A job as a scenario: the model to check, and what the reader has to know of its bounds. */
export interface JobScenario {
  readonly model: Model;
  /** A plain sentence for each bound that the model has and the job does not. */
  readonly bounds: readonly string[];
}

/**
 * Makes a scenario of a job at its small scope, under the barrier handler that its settings ask for
 * (Flink: InputProcessorUtil, A2.1). Aligned barriers are checked on the whole small job. What is
 * particular of the other handlers happens between one task and its channels, so they are checked on
 * the task with the most to align.
 */
export function scenarioOfJob(job: ImportedJob, small: SmallJob): JobScenario {
  const { model, bounds } = isAligned(job.settings)
    ? alignedScenario(scenarioName(job), small, job.settings)
    : taskSideScenario(scenarioName(job), small, job.settings);
  return { model, bounds: [...bounds, describeInterval(job.settings)] };
}

function isAligned({ mode, unaligned }: CheckpointSettings): boolean {
  return mode === "EXACTLY_ONCE" && !unaligned;
}

/** What a reader recognises the job by in a table: its name, cut to a cell's width. */
function scenarioName({ name }: ImportedJob): string {
  const maxLength = 32;
  return name.length <= maxLength ? name : `${name.slice(0, maxLength - 1)}…`;
}

function describeInterval({ intervalMs }: CheckpointSettings): string {
  return intervalMs === undefined
    ? "Periodic checkpoints are off in the configuration; the model triggers them all the same."
    : "A checkpoint may be triggered at any moment, so every interval is covered.";
}
