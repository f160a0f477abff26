import { ModelError } from "../src/checker/errors.ts";
import type { Model } from "../src/checker/property/index.ts";
import { didYouMean } from "../src/checker/suggest.ts";
import type { ProtocolFamily, Scope } from "./family.ts";

/**
 * The model of a scenario under a variant or mutant, all by name.
 *
 * @throws ModelError for a name that does not exist, and for a variant that is not of the scenario's
 * kind.
 */
export function modelByName(
  families: readonly ProtocolFamily[],
  scenario: string,
  variant: string,
  scope: Scope = "default",
): Model {
  const scenarios = families.flatMap((family) => family.scenarios.map(({ name }) => name));
  const family = families.find(({ scenarios: own }) => own.some(({ name }) => name === scenario));
  if (family === undefined) throw unknown("scenario", scenario, scenarios);
  if (variantNames([family]).includes(variant)) return family.assemble(scenario, variant, scope);
  const known = variantNames(families);
  if (!known.includes(variant)) throw unknown("variant", variant, known);
  throw new ModelError(
    `The scenario "${scenario}" is about ${family.name}, and "${variant}" is not. ` +
      `It can be checked under: ${variantNames([family]).join(", ")}.`,
  );
}

function variantNames(families: readonly ProtocolFamily[]): string[] {
  return families.flatMap(({ variants, mutants }) => [...variants, ...mutants].map((v) => v.name));
}

function unknown(kind: string, name: string, known: readonly string[]): ModelError {
  const suggestion = didYouMean(name, known) || ` Known: ${known.join(", ")}.`;
  return new ModelError(`There is no ${kind} "${name}".${suggestion}`);
}
