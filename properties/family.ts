import type { Model } from "../src/checker/property/index.ts";

/** How far the bounds of a scenario go: what `npm run check` explores, or `--scope large`. */
export type Scope = "default" | "large";

/** A scenario as the catalogue lists it. */
export interface CatalogueScenario {
  readonly name: string;
  /** Two sentences: what an engineer should learn from it. */
  readonly lesson: string;
  /** The correct variants that it is checked under, by name. */
  readonly variants: readonly string[];
}

/** A variant or a property as the catalogue lists it. */
export interface CatalogueEntry {
  readonly name: string;
  readonly description: string;
}

/** A mutant as the catalogue lists it. */
export interface CatalogueMutant extends CatalogueEntry {
  /** The variant that it breaks. */
  readonly mutates: string;
  /** The property that has to be violated, and the scenario in which it is. */
  readonly killedBy: string;
  readonly scenario: string;
}

/**
 * Scenarios, variants, properties and mutants that are about one kind of system: the machines of one
 * family fit together, those of two do not.
 */
export interface ProtocolFamily {
  readonly name: string;
  readonly scenarios: readonly CatalogueScenario[];
  readonly variants: readonly CatalogueEntry[];
  readonly mutants: readonly CatalogueMutant[];
  readonly properties: readonly CatalogueEntry[];
  /** The model of a scenario under a variant or mutant, all by name. */
  readonly assemble: (scenario: string, variant: string, scope: Scope) => Model;
}
