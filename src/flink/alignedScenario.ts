import type { Topology } from "../../models/topology.ts";
import { aligned } from "../../models/variants/index.ts";
import { assemble } from "../../properties/index.ts";
import type { CheckpointSettings } from "./configuration/index.ts";
import { COLD_RECORDS, describeRecords, HOT_RECORDS } from "./recordBounds.ts";
import type { JobScenario } from "./scenario.ts";
import type { SmallJob } from "./smallScope.ts";

const MAX_CHECKPOINTS = 2;
const CRASHES = 1;

/** Aligned barriers on the whole small job. */
export function alignedScenario(
  name: string,
  small: SmallJob,
  settings: CheckpointSettings,
): JobScenario {
  const topology = topologyOf(small, settings);
  return {
    model: assemble({ name, topology }, aligned),
    bounds: describeBounds(topology, settings),
  };
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
  const cutConcurrency = settings.maxConcurrentCheckpoints - topology.maxConcurrentCheckpoints;
  return [
    describeRecords(topology.sources),
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
  ];
}
