import type fc from "fast-check";
import { describeTopology, scenarioArbitrary } from "../models/arbitraries/index.ts";
import type { TopologyLimits } from "../models/arbitraries/index.ts";
import { variants as correctVariants } from "../models/variants/index.ts";
import type { Variant } from "../models/variants/index.ts";
import type { Model } from "../src/checker/property/index.ts";
import { drawnModel, refuseUnknownProperty, schedulesProperty } from "./arbitrarySchedules.ts";
import type { SchedulesOptions } from "./arbitrarySchedules.ts";
import { assemble } from "./assemble.ts";
import { properties } from "./registry.ts";

/** What random models are drawn from. */
export interface ArbitraryModelOptions extends TopologyLimits {
  /** Correct ones or mutants, the simplest first. Default: all that are meant to be correct. */
  readonly variants?: readonly Variant[];
  /**
   * The one property to be checked, by name. Default: all that apply, and then a model that shrinks
   * may end with the violation of another property than it began with.
   */
  readonly property?: string;
}

/** How random scenarios meet random schedules. */
export interface ModelPropertyOptions extends ArbitraryModelOptions, SchedulesOptions {}

/**
 * Random jobs under random variants with every property that applies to them. A model shrinks as its
 * scenario does, and prints as the variant and the job in one line.
 *
 * @throws ModelError for the name of a property that is none.
 *
 * @example
 * fc.assert(fc.property(arbitraryModel({ maxTasks: 2 }), (model) => ...));
 */
export function arbitraryModel(options: ArbitraryModelOptions = {}): fc.Arbitrary<Model> {
  const { variants = correctVariants, property, ...limits } = options;
  refuseUnknownProperty(property, properties);
  const names = variants.map(({ name }) => name);
  return scenarioArbitrary({ ...limits, variants: names }).map(({ variant, topology }) => {
    const name = describeTopology(topology);
    const chosen = variants.find((one) => one.name === variant)!;
    return drawnModel(assemble({ name, topology }, chosen), property, `${variant}: ${name}`);
  });
}

/**
 * The fast-check property that no schedule of any scenario violates anything. For each scenario some
 * schedules are drawn, by a seed that is part of the counterexample. When the scenario shrinks its
 * schedules are drawn anew with the same seed, so more of them mean a simpler counterexample.
 *
 * @example
 * fc.assert(modelProperty({ variants: [myVariant] }), { numRuns: 1_000, seed: 42 });
 */
export function modelProperty(
  options: ModelPropertyOptions = {},
): fc.IPropertyWithHooks<[Model, number]> {
  return schedulesProperty(arbitraryModel(options), options);
}
