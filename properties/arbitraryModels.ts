import fc from "fast-check";
import { describeTopology, scenarioArbitrary } from "../models/arbitraries/index.ts";
import type { TopologyLimits } from "../models/arbitraries/index.ts";
import { variants as correctVariants } from "../models/variants/index.ts";
import type { Variant } from "../models/variants/index.ts";
import { ModelError } from "../src/checker/errors.ts";
import { scheduleProperty } from "../src/checker/explore/index.ts";
import type { ScheduleOptions } from "../src/checker/explore/index.ts";
import type { Model } from "../src/checker/property/index.ts";
import { didYouMean } from "../src/checker/suggest.ts";
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
export interface ModelPropertyOptions extends ArbitraryModelOptions {
  /** How many schedules of each scenario are tried. Default 20. */
  readonly schedules?: number;
  /** How these are drawn, such as under which adversary's profile. Default: as by default. */
  readonly scheduling?: (model: Model) => ScheduleOptions;
}

const DEFAULT_SCHEDULES = 20;

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
  if (property !== undefined) refuseUnknown(property);
  const names = variants.map(({ name }) => name);
  return scenarioArbitrary({ ...limits, variants: names }).map(({ variant, topology }) => {
    const name = describeTopology(topology);
    const chosen = variants.find((one) => one.name === variant)!;
    const model = assemble({ name, topology }, chosen);
    return {
      ...model,
      properties: model.properties.filter((one) => (property ?? one.name) === one.name),
      toString: () => `${variant}: ${name}`,
    };
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
export function modelProperty({
  schedules = DEFAULT_SCHEDULES,
  scheduling = () => ({}),
  ...models
}: ModelPropertyOptions = {}): fc.IPropertyWithHooks<[Model, number]> {
  const seed = fc.noShrink(fc.integer());
  return fc.property(arbitraryModel(models), seed, (model, seed) => {
    const noViolation = scheduleProperty(model, scheduling(model));
    const { counterexample, errorInstance } = fc.check(noViolation, { numRuns: schedules, seed });
    if (counterexample === null || !(errorInstance instanceof Error)) return;
    const message = `${errorInstance.message}\n${String(counterexample[0])}`;
    throw new Error(message, { cause: errorInstance });
  });
}

function refuseUnknown(property: string): void {
  const known = properties.map(({ name }) => name);
  if (known.includes(property)) return;
  throw new ModelError(
    `There is no property "${property}".${didYouMean(property, known)} Known: ${known.join(", ")}.`,
  );
}
