import type { BoundedSourceContext } from "../../models/machines/boundedSource.ts";
import { SCHEDULER } from "../../models/sinkNetwork.ts";
import type { SinkPipeline } from "../../models/sinkPipeline.ts";
import type { SinkSystem } from "../../models/sinkSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";
import { nameOf, recordsUpTo, timesVisible, visibleRecords } from "../sinkViews.ts";

/**
 * P-EO of the bug corpus, on what readers of the external system see. Twice is wrong at any time;
 * missing is wrong once the job has finished, at the end of its input or of a stop-with-savepoint.
 */
export const sinkExactlyOnce: SinkPropertyDefinition = {
  name: "exactly once",
  description:
    "No record is ever visible twice in the external system, and once the job has finished each " +
    "record that it read is visible.",
  appliesTo: ({ variant }) => variant.guarantee === "exactly once",
  build,
};

function build({ pipelines }: SinkSystem): AlwaysProperty {
  return always(sinkExactlyOnce.name, {
    description: sinkExactlyOnce.description,
    reads: [
      SCHEDULER,
      ...pipelines.flatMap(({ source, externalSystem }) => [source.name, externalSystem]),
    ],
    premise: (view) =>
      isFinished(view) && pipelines.some((pipeline) => visibleRecords(view, pipeline).length > 0),
    holds: (view) => pipelines.every((pipeline) => defectsOf(view, pipeline).length === 0),
    explain: (view) => pipelines.flatMap((pipeline) => defectsOf(view, pipeline)).join(" "),
  });
}

function defectsOf(view: StateView, pipeline: SinkPipeline): string[] {
  const { source, externalSystem } = pipeline;
  const { offset } = contextOf<BoundedSourceContext>(view, source.name);
  const twice = visibleRecords(view, pipeline)
    .filter((sequence) => timesVisible(view, pipeline, sequence) > 1)
    .map((sequence) => `${externalSystem} shows ${nameOf(pipeline, sequence)} twice.`);
  if (!isFinished(view)) return twice;
  const missing = recordsUpTo(offset)
    .filter((sequence) => timesVisible(view, pipeline, sequence) === 0)
    .map(
      (sequence) =>
        `The job has finished, and ${externalSystem} does not show ${nameOf(pipeline, sequence)}.`,
    );
  return [...twice, ...missing];
}

function isFinished(view: StateView): boolean {
  return view[SCHEDULER]!.value === "Finished";
}
