import type { JobManagerContext } from "../../models/machines/jobManager.ts";
import { JOB_MANAGER } from "../../models/system.ts";
import { contextOf, sometimes } from "../../src/checker/property/index.ts";
import type { SometimesProperty } from "../../src/checker/property/index.ts";
import type { PropertyDefinition } from "../definition.ts";

/** The witness without which a consistent cut would be an empty promise. */
export const checkpointCompletes: PropertyDefinition = {
  name: "a checkpoint completes",
  description: "Some run gets a checkpoint into the CompletedCheckpointStore.",
  appliesTo: () => true,
  build,
};

function build(): SometimesProperty {
  return sometimes(checkpointCompletes.name, {
    description: checkpointCompletes.description,
    reads: [JOB_MANAGER],
    holds: (view) =>
      contextOf<JobManagerContext>(view, JOB_MANAGER).completedCheckpointStore.length > 0,
  });
}
