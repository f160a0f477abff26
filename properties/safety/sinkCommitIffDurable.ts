import { SCHEDULER } from "../../models/sinkNetwork.ts";
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
  visibleRecords,
} from "../sinkViews.ts";

/**
 * P-COMMIT of the bug corpus. Durable means: the job would go on from it. So what a savepoint covers
 * may be committed only where the job ends with that savepoint. That everything durable is committed
 * can only be asked of a job that has finished, since a notification may come late.
 */
export const sinkCommitIffDurable: SinkPropertyDefinition = {
  name: "commit iff durable",
  description:
    "A record is only committed if the checkpoint that the job would go on from covers it, and once " +
    "the job has finished everything that it covers is committed.",
  appliesTo: ({ variant }) => variant.guarantee === "exactly once",
  build,
};

function build({ pipelines }: SinkSystem): AlwaysProperty {
  return always(sinkCommitIffDurable.name, {
    description: sinkCommitIffDurable.description,
    reads: [
      ...durableReads,
      ...pipelines.flatMap(({ source, externalSystem }) => [source.storage, externalSystem]),
    ],
    premise: (view) => pipelines.some((pipeline) => visibleRecords(view, pipeline).length > 0),
    holds: (view) => pipelines.every((pipeline) => defectOf(view, pipeline) === undefined),
    explain: (view) => pipelines.flatMap((pipeline) => defectOf(view, pipeline) ?? []).join(" "),
  });
}

function defectOf(view: StateView, pipeline: SinkPipeline): string | undefined {
  const { externalSystem } = pipeline;
  const covered = durableOffset(view, pipeline);
  const [early] = visibleRecords(view, pipeline).filter((sequence) => sequence > covered);
  const checkpoint = durableCheckpoint(view);
  const durable = checkpoint === null ? "the beginning" : `checkpoint ${checkpoint}`;
  if (early !== undefined) {
    return (
      `${externalSystem} shows ${nameOf(pipeline, early)}, but the job would go on from ` +
      `${durable} (offset ${covered}) and write it again.`
    );
  }
  if (view[SCHEDULER]!.value !== "Finished") return undefined;
  const [late] = recordsUpTo(covered).filter(
    (sequence) => timesVisible(view, pipeline, sequence) === 0,
  );
  return late === undefined
    ? undefined
    : `The job has finished with ${durable}, which covers ${nameOf(pipeline, late)}, and ` +
        `${externalSystem} does not show it.`;
}
