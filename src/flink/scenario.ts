import type { Topology } from "../../models/topology.ts";
import { aligned } from "../../models/variants/index.ts";
import { assemble } from "../../properties/index.ts";
import type { Model } from "../checker/property/index.ts";
import type { CheckpointSettings } from "./configuration/index.ts";
import type { ImportedJob } from "./job.ts";
import type { SmallJob } from "./smallScope.ts";

/** A job as a scenario: the model to check, and what the reader has to know of its bounds. */
export interface JobScenario {
  readonly model: Model;
  /** A plain sentence for each bound that the model has and the job does not. */
  readonly bounds: readonly string[];
}

/** The first source runs ahead of the others: that is the skew an alignment has to bear. */
const HOT_RECORDS = 2;
const COLD_RECORDS = 1;
const MAX_CHECKPOINTS = 2;
const CRASHES = 1;

/** Makes a scenario of a job at its small scope, under the variant that its settings ask for. */
export function scenarioOfJob(job: ImportedJob, small: SmallJob): JobScenario {
  const topology = topologyOf(small, job.settings);
  return {
    model: assemble({ name: scenarioName(job), topology }, aligned),
    bounds: describeBounds(topology, job.settings),
  };
}

/** What a reader recognises the job by in a table: its name, cut to a cell's width. */
function scenarioName({ name }: ImportedJob): string {
  const maxLength = 32;
  return name.length <= maxLength ? name : `${name.slice(0, maxLength - 1)}…`;
}

function topologyOf(small: SmallJob, settings: CheckpointSettings): Topology {
  const sources = small.tasks.filter(({ role }) => role === "source");
  const tasks = small.tasks.filter(({ role }) => role !== "source");
  return {
    sources: sources.map(({ name }, index) => ({
      name,
      records: index === 0 ? HOT_RECORDS : COLD_RECORDS,
    })),
    tasks: tasks.map(({ name }) => ({ name })),
    channels: small.channels.map(({ from, to }) => ({ from, to, capacity: 1 })),
    checkpoints: MAX_CHECKPOINTS,
    maxConcurrentCheckpoints: Math.min(MAX_CHECKPOINTS, settings.maxConcurrentCheckpoints),
    crashes: CRASHES,
  };
}

function describeBounds(topology: Topology, settings: CheckpointSettings): string[] {
  const records = topology.sources.map(({ name, records: count }) => `${name} ${count}`).join(", ");
  const cutConcurrency = settings.maxConcurrentCheckpoints - topology.maxConcurrentCheckpoints;
  return [
    `Records are cut to a few a source (${records}), because what matters is which come before a ` +
      "barrier and which after it.",
    `Every channel holds one record, because a full channel is where backpressure begins.`,
    `${topology.checkpoints} checkpoints are triggered and ${topology.crashes} crash may happen, ` +
      "because a restore and the checkpoint after it show what one leaves to the next.",
    ...(cutConcurrency > 0
      ? [
          `At most ${topology.maxConcurrentCheckpoints} of the ` +
            `${settings.maxConcurrentCheckpoints} checkpoints that may be pending at once are, ` +
            "because no more are triggered.",
        ]
      : []),
    ...(settings.intervalMs === undefined
      ? ["Periodic checkpoints are off in the configuration; the model triggers them all the same."]
      : ["A checkpoint may be triggered at any moment, so every interval is covered."]),
  ];
}
