import { hasFailures } from "../../models/sinkScope.ts";
import type { SinkSystem } from "../../models/sinkSystem.ts";
import { sometimes } from "../../src/checker/property/index.ts";
import type { SometimesProperty } from "../../src/checker/property/index.ts";
import type { SinkPropertyDefinition } from "../sinkDefinition.ts";
import { timesVisible, visibleRecords } from "../sinkViews.ts";

/** The price of at least once, shown rather than asserted. */
export const sinkDuplicatesHappen: SinkPropertyDefinition = {
  name: "duplicates happen",
  description: "Some run makes a record visible twice, as a sink without transactions may.",
  appliesTo: ({ scope, variant }) => variant.guarantee === "at least once" && hasFailures(scope),
  build,
};

function build({ pipelines }: SinkSystem): SometimesProperty {
  return sometimes(sinkDuplicatesHappen.name, {
    description: sinkDuplicatesHappen.description,
    reads: pipelines.map(({ externalSystem }) => externalSystem),
    holds: (view) =>
      pipelines.some((pipeline) =>
        visibleRecords(view, pipeline).some(
          (sequence) => timesVisible(view, pipeline, sequence) > 1,
        ),
      ),
  });
}
