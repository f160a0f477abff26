import type { Adversary } from "../../models/profiles/index.ts";
import { modelByName } from "../../properties/index.ts";
import type {
  CatalogueEntry,
  CatalogueMutant,
  CatalogueScenario,
  ProtocolFamily,
  Scope,
} from "../../properties/index.ts";
import type { Model } from "../checker/property/index.ts";

/** What can be named on the command line, and how a model is made from names. */
export interface Catalogue {
  readonly scenarios: readonly CatalogueScenario[];
  readonly variants: readonly CatalogueEntry[];
  readonly properties: readonly CatalogueEntry[];
  readonly mutants: readonly CatalogueMutant[];
  /** What an adversary can be told to press on. */
  readonly adversaries: readonly Adversary[];
  /**
   * The model of a scenario under a variant or mutant.
   *
   * @throws ModelError for a name that does not exist, and for a variant that is not of the
   * scenario's kind.
   */
  readonly assemble: (scenario: string, variant: string, scope: Scope) => Model;
}

/** The families side by side; a property that several of them check is listed once. */
export function catalogueOf(
  families: readonly ProtocolFamily[],
  adversaries: readonly Adversary[],
): Catalogue {
  const scenarios = families.flatMap((family) => family.scenarios);
  const variants = families.flatMap((family) => family.variants);
  const mutants = families.flatMap((family) => family.mutants);
  const properties = families.flatMap((family) => family.properties);
  return {
    scenarios,
    variants,
    mutants,
    adversaries,
    properties: [...new Map(properties.map((entry) => [entry.name, entry])).values()],
    assemble: (...names) => modelByName(families, ...names),
  };
}
