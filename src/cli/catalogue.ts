import type {
  CatalogueEntry,
  CatalogueMutant,
  CatalogueScenario,
  ProtocolFamily,
  Scope,
} from "../../properties/index.ts";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";
import { findByName } from "./names.ts";

/** What can be named on the command line, and how a model is made from names. */
export interface Catalogue {
  readonly scenarios: readonly CatalogueScenario[];
  readonly variants: readonly CatalogueEntry[];
  readonly properties: readonly CatalogueEntry[];
  readonly mutants: readonly CatalogueMutant[];
  /**
   * The model of a scenario under a variant or mutant.
   *
   * @throws ModelError for a name that does not exist, and for a variant that is not of the
   * scenario's kind.
   */
  readonly assemble: (scenario: string, variant: string, scope: Scope) => Model;
}

/** The families side by side; a property that several of them check is listed once. */
export function catalogueOf(families: readonly ProtocolFamily[]): Catalogue {
  const scenarios = families.flatMap((family) => family.scenarios);
  const variants = families.flatMap((family) => family.variants);
  const mutants = families.flatMap((family) => family.mutants);
  const properties = families.flatMap((family) => family.properties);
  return {
    scenarios,
    variants,
    mutants,
    properties: [...new Map(properties.map((entry) => [entry.name, entry])).values()],
    assemble: (scenario, variant, scope) => {
      findByName("scenario", scenario, scenarios);
      findByName("variant", variant, [...variants, ...mutants]);
      return familyOf(families, scenario, variant).assemble(scenario, variant, scope);
    },
  };
}

function familyOf(
  families: readonly ProtocolFamily[],
  scenario: string,
  variant: string,
): ProtocolFamily {
  const family = families.find(({ scenarios }) => scenarios.some(({ name }) => name === scenario))!;
  const own = [...family.variants, ...family.mutants].map(({ name }) => name);
  if (own.includes(variant)) return family;
  throw new ModelError(
    `The scenario "${scenario}" is of the kind "${family.name}", and "${variant}" is not. ` +
      `It can be checked under: ${own.join(", ")}.`,
  );
}
