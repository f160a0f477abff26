import { scenarios } from "../models/scenarios/index.ts";
import type { Scenario } from "../models/scenarios/index.ts";
import { taskSideScenarios } from "../models/scenarios/taskSideScenarios.ts";
import type { DefinedVariant } from "../models/variants/defineVariant.ts";
import type { Variant } from "../models/variants/index.ts";
import type { TaskSideVariant } from "../models/variants/taskSideVariant.ts";
import { ModelError } from "../src/checker/errors.ts";
import type { Model } from "../src/checker/property/index.ts";
import { didYouMean } from "../src/checker/suggest.ts";
import { assemble } from "./assemble.ts";
import { assembleTaskSide } from "./taskSide.ts";
import type { AssembledScenario } from "./taskSide.ts";

/** A variant of one's own that started from a task-side variant. */
export type DefinedTaskSideVariant = DefinedVariant<TaskSideVariant>;

/** A variant of one's own that started from a variant of the basic family. */
export type DefinedBasicVariant = DefinedVariant<Variant>;

/**
 * The models of a variant that `defineVariant` made: one for each of its scenarios, with every property
 * that applies. A user's module exports them, and `seamcheck check` runs them.
 *
 * @example
 * export default modelsOf(skipAlignmentOnIdleChannel);
 *
 * @throws ModelError for a scenario that its family does not have.
 */
export function modelsOf(defined: DefinedTaskSideVariant | DefinedBasicVariant): readonly Model[] {
  return isTaskSide(defined)
    ? defined.scenarios.map((scenario) =>
        assembleTaskSide(resolve<AssembledScenario>(scenario, taskSideScenarios), defined.variant),
      )
    : defined.scenarios.map((scenario) =>
        assemble(
          resolve<Pick<Scenario, "name" | "topology">>(scenario, scenarios),
          defined.variant,
        ),
      );
}

function isTaskSide(
  defined: DefinedTaskSideVariant | DefinedBasicVariant,
): defined is DefinedTaskSideVariant {
  return "barrierHandler" in defined.variant.machines;
}

function resolve<S extends { readonly name: string }>(
  scenario: string | S,
  known: readonly S[],
): S {
  if (typeof scenario !== "string") return scenario;
  const found = known.find(({ name }) => name === scenario);
  if (found !== undefined) return found;
  const names = known.map(({ name }) => name);
  throw new ModelError(
    `There is no scenario "${scenario}" for this kind of variant.${didYouMean(scenario, names)}`,
  );
}
