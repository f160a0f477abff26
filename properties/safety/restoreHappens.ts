import type { JobManagerContext } from "../../models/machines/jobManager.ts";
import { JOB_MANAGER } from "../../models/system.ts";
import { contextOf, sometimes } from "../../src/checker/property/index.ts";
import type { SometimesProperty } from "../../src/checker/property/index.ts";
import type { PropertyDefinition } from "../definition.ts";

/** The witness that conservation was tested across a restore that had something to restore. */
export const restoreHappens: PropertyDefinition = {
  name: "a completed checkpoint is restored",
  description: "Some run crashes and starts again from a completed checkpoint.",
  appliesTo: ({ crashes }) => crashes > 0,
  build,
};

function build(): SometimesProperty {
  return sometimes(restoreHappens.name, {
    description: restoreHappens.description,
    reads: [JOB_MANAGER],
    holds: (view) => contextOf<JobManagerContext>(view, JOB_MANAGER).latestRestored !== null,
  });
}
