import { taskSideMeasures } from "../models/taskSideMeasures.ts";
import type { Skew } from "../models/taskSideMeasures.ts";
import { buildTaskSideSystem } from "../models/taskSideSystem.ts";
import type { TaskSideTopology } from "../models/taskSideTopology.ts";
import type { TaskSideVariant } from "../models/variants/taskSideVariant.ts";
import type { Model } from "../src/checker/property/index.ts";
import { glyphs } from "./glyphs.ts";
import { alignmentCap } from "./safety/alignmentCap.ts";
import { atMostOneAbort } from "./safety/atMostOneAbort.ts";
import { bufferBounds } from "./safety/bufferBounds.ts";
import { bufferConservation } from "./safety/bufferConservation.ts";
import { channelCut } from "./safety/channelCut.ts";
import { channelExactlyOnce } from "./safety/channelExactlyOnce.ts";
import { duplicatesHappen } from "./safety/taskSideDuplicatesHappen.ts";
import { barrierWaitsForOutput, recordsCanFinish } from "./safety/hardBackpressure.ts";
import { monotoneIds } from "./safety/taskSideMonotoneIds.ts";
import { noTaskFailure } from "./safety/noTaskFailure.ts";
import { nothingLost } from "./safety/nothingLost.ts";
import { persistedInFlightData } from "./safety/persistedInFlightData.ts";
import { taskSideNoWedge } from "./safety/taskSideNoWedge.ts";
import {
  barrierWaitsForRecord,
  checkpointIsRestored,
  everyCheckpointCanComplete,
  inFlightDataIsSaved,
} from "./safety/taskSideWitnesses.ts";
import type { TaskSideProperty } from "./taskSideDefinition.ts";

/** Every property of the task side, in the order in which they are listed and reported. */
export const taskSideProperties: readonly TaskSideProperty[] = [
  channelCut,
  channelExactlyOnce,
  nothingLost,
  persistedInFlightData,
  monotoneIds,
  atMostOneAbort,
  alignmentCap,
  bufferBounds,
  bufferConservation,
  recordsCanFinish,
  noTaskFailure,
  taskSideNoWedge,
  everyCheckpointCanComplete,
  inFlightDataIsSaved,
  checkpointIsRestored,
  duplicatesHappen,
  barrierWaitsForRecord,
  barrierWaitsForOutput,
];

/** What `assembleTaskSide` needs of a scenario. */
export interface AssembledScenario {
  readonly name: string;
  readonly topology: TaskSideTopology;
  readonly skew?: Skew;
}

/**
 * A task-side scenario under a variant, with every property that applies to it.
 *
 * @throws ModelError for a topology that makes no sense.
 */
export function assembleTaskSide(scenario: AssembledScenario, variant: TaskSideVariant): Model {
  const system = buildTaskSideSystem(scenario.name, scenario.topology, variant);
  return {
    scenario: scenario.name,
    variant: variant.name,
    network: system.network,
    properties: taskSideProperties
      .filter(({ appliesTo }) => appliesTo(scenario.topology, variant))
      .map(({ build }) => build(system)),
    glyphs,
    ...(scenario.skew && { measures: taskSideMeasures(system, scenario.skew) }),
  };
}
