import type { SinkPipeline } from "../../models/sinkPipeline.ts";
import type { SinkSystem } from "../../models/sinkSystem.ts";
import { always } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";
import {
  durableCheckpoint,
  durableOffset,
  durableReads,
  nameOf,
  recordsUpTo,
  timesVisible,
} from "../sinkViews.ts";

/** What a checkpoint covers is never read again, so it has to be out by the time it is durable. */
export const sinkAtLeastOnce: SinkPropertyDefinition = {
  name: "at least once",
  description: "Each record that a durable checkpoint covers is visible in the external system.",
  appliesTo: ({ variant }) => variant.guarantee === "at least once",
  build,
};

function build({ pipelines }: SinkSystem): AlwaysProperty {
  return always(sinkAtLeastOnce.name, {
    description: sinkAtLeastOnce.description,
    reads: [
      ...durableReads,
      ...pipelines.flatMap(({ source, externalSystem }) => [source.storage, externalSystem]),
    ],
    premise: (view) => pipelines.some((pipeline) => durableOffset(view, pipeline) > 0),
    holds: (view) => pipelines.every((pipeline) => lostRecords(view, pipeline).length === 0),
    explain: (view) =>
      pipelines
        .filter((pipeline) => lostRecords(view, pipeline).length > 0)
        .map(
          (pipeline) =>
            `checkpoint ${durableCheckpoint(view) ?? 0} covers ` +
            `${lostRecords(view, pipeline).join(", ")}, which ${pipeline.externalSystem} does not ` +
            `show: a restore will not read it again.`,
        )
        .join(" "),
  });
}

function lostRecords(view: StateView, pipeline: SinkPipeline): string[] {
  return recordsUpTo(durableOffset(view, pipeline))
    .filter((sequence) => timesVisible(view, pipeline, sequence) === 0)
    .map((sequence) => nameOf(pipeline, sequence));
}
