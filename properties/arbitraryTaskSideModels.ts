import type fc from "fast-check";
import { describeTaskSide, taskSideScenarioArbitrary } from "../models/arbitraries/index.ts";
import type { TaskSideScenarioLimits } from "../models/arbitraries/index.ts";
import { taskSideVariants } from "../models/variants/taskSideVariants.ts";
import type { Model } from "../src/checker/property/index.ts";
import { drawnModel, refuseUnknownProperty, schedulesProperty } from "./arbitrarySchedules.ts";
import type { SchedulesOptions } from "./arbitrarySchedules.ts";
import { assembleTaskSide, taskSideProperties } from "./taskSide.ts";

/** What random models of the task side are drawn from. */
export interface ArbitraryTaskSideModelOptions extends TaskSideScenarioLimits {
  /**
   * The one property to be checked, by name. Default: all that apply, and then a model that shrinks
   * may end with the violation of another property than it began with.
   */
  readonly property?: string;
}

/** How random task-side scenarios meet random schedules. */
export interface TaskSideModelPropertyOptions
  extends ArbitraryTaskSideModelOptions, SchedulesOptions {}

/**
 * Random task sides under random variants with every property that applies to them. A model shrinks as
 * its scenario does, and prints as the variant and the task side in one line.
 *
 * @throws ModelError for the name of a property that is none.
 *
 * @example
 * fc.assert(fc.property(arbitraryTaskSideModel({ maxInputs: 1 }), (model) => ...));
 */
export function arbitraryTaskSideModel(
  options: ArbitraryTaskSideModelOptions = {},
): fc.Arbitrary<Model> {
  const { variants = taskSideVariants, property, ...limits } = options;
  refuseUnknownProperty(property, taskSideProperties);
  return taskSideScenarioArbitrary({ ...limits, variants }).map(({ variant, topology }) => {
    const name = describeTaskSide(topology);
    const chosen = variants.find((one) => one.name === variant)!;
    return drawnModel(
      assembleTaskSide({ name, topology }, chosen),
      property,
      `${variant}: ${name}`,
    );
  });
}

/**
 * The fast-check property that no schedule of any task-side scenario violates anything; see
 * `modelProperty`.
 *
 * @example
 * fc.assert(taskSideModelProperty({ variants: [myVariant] }), { numRuns: 1_000, seed: 42 });
 */
export function taskSideModelProperty(
  options: TaskSideModelPropertyOptions = {},
): fc.IPropertyWithHooks<[Model, number]> {
  return schedulesProperty(arbitraryTaskSideModel(options), options);
}
