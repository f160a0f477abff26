import fc from "fast-check";
import { ModelError } from "../src/checker/errors.ts";
import { scheduleProperty } from "../src/checker/explore/index.ts";
import type { ScheduleOptions } from "../src/checker/explore/index.ts";
import type { Model } from "../src/checker/property/index.ts";
import { didYouMean } from "../src/checker/suggest.ts";

/** How random scenarios meet random schedules. */
export interface SchedulesOptions {
  /** How many schedules of each scenario are tried. Default 20. */
  readonly schedules?: number;
  /** How these are drawn, such as under which adversary's profile. Default: as by default. */
  readonly scheduling?: (model: Model) => ScheduleOptions;
}

const DEFAULT_SCHEDULES = 20;

/**
 * The fast-check property that no schedule of any of the models violates anything. For each model some
 * schedules are drawn, by a seed that is part of the counterexample. When the model shrinks its
 * schedules are drawn anew with the same seed, so more of them mean a simpler counterexample.
 */
export function schedulesProperty(
  models: fc.Arbitrary<Model>,
  { schedules = DEFAULT_SCHEDULES, scheduling = () => ({}) }: SchedulesOptions = {},
): fc.IPropertyWithHooks<[Model, number]> {
  const seed = fc.noShrink(fc.integer());
  return fc.property(models, seed, (model, seed) => {
    const noViolation = scheduleProperty(model, scheduling(model));
    const { counterexample, errorInstance } = fc.check(noViolation, { numRuns: schedules, seed });
    if (counterexample === null || !(errorInstance instanceof Error)) return;
    const message = `${errorInstance.message}\n${String(counterexample[0])}`;
    throw new Error(message, { cause: errorInstance });
  });
}

/** The model with one of its properties only, or with all if none is named; it prints as given. */
export function drawnModel(model: Model, property: string | undefined, line: string): Model {
  const drawn = {
    ...model,
    properties: model.properties.filter(({ name }) => (property ?? name) === name),
    toString: () => line,
  };
  return drawn;
}

/** @throws ModelError for the name of a property that is none of those known. */
export function refuseUnknownProperty(
  property: string | undefined,
  properties: readonly { readonly name: string }[],
): void {
  const known = properties.map(({ name }) => name);
  if (property === undefined || known.includes(property)) return;
  throw new ModelError(
    `There is no property "${property}".${didYouMean(property, known)} Known: ${known.join(", ")}.`,
  );
}
