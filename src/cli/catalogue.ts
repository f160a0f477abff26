import type { Model } from "../checker/property/index.ts";

/** A built-in scenario, as the command line lists and names it. */
export interface ScenarioEntry {
  readonly name: string;
  /** What the scenario teaches. */
  readonly lesson: string;
}

/** A correct protocol variant. */
export interface VariantEntry {
  readonly name: string;
  readonly description: string;
}

/** A property that some scenario checks. */
export interface PropertyEntry {
  readonly name: string;
  readonly description: string;
}

/** A correct variant with one bug put back. */
export interface MutantEntry {
  readonly name: string;
  readonly description: string;
  /** The property that catches it. */
  readonly killedBy: string;
  /** The scenario in which it is caught. */
  readonly killedIn: string;
}

/** What can be named on the command line, and how a model is made from names. */
export interface Catalogue {
  readonly scenarios: readonly ScenarioEntry[];
  readonly variants: readonly VariantEntry[];
  readonly properties: readonly PropertyEntry[];
  readonly mutants: readonly MutantEntry[];
  /** The model of a scenario under a variant or mutant. */
  readonly assemble: (scenario: string, variant: string) => Model;
}
