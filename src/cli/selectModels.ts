import type { Scope } from "../../properties/index.ts";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { findByName, unknownName } from "./names.ts";

/** Which of the built-in models, or of a user's, a command line names. */
export interface Selection {
  readonly scenarios: readonly string[];
  readonly variant?: string | undefined;
  readonly mutant?: string | undefined;
  /** Of a built-in scenario; default `default`. */
  readonly scope?: Scope | undefined;
}

/**
 * The built-in models that are named: every scenario under its correct variants where nothing is, and
 * for a mutant the scenario that catches it.
 */
export function selectBuiltIn(
  catalogue: Catalogue,
  { scenarios, variant, mutant, scope }: Selection,
): readonly Model[] {
  const named = scenarios.map((name) => findByName("scenario", name, catalogue.scenarios));
  const assemble = (scenario: string, under: string) =>
    catalogue.assemble(scenario, under, scope ?? "default");
  if (mutant !== undefined) {
    const { scenario } = findByName("mutant", mutant, catalogue.mutants);
    const chosen = named.length > 0 ? scenarios : [scenario];
    return chosen.map((name) => assemble(name, mutant));
  }
  if (variant !== undefined) {
    findByName("variant", variant, catalogue.variants);
    const chosen = catalogue.scenarios.filter(({ variants }) => variants.includes(variant));
    return (named.length > 0 ? named : chosen).map(({ name }) => assemble(name, variant));
  }
  const chosen = named.length > 0 ? named : catalogue.scenarios;
  return chosen.flatMap(({ name, variants }) => variants.map((under) => assemble(name, under)));
}

/** Those of a user's models that the selection names. */
export function selectAmong(models: readonly Model[], selection: Selection): readonly Model[] {
  const scenarios = distinct(models.map(({ scenario }) => scenario));
  const variants = distinct(models.map(({ variant }) => variant));
  for (const name of selection.scenarios) refuseUnknown("scenario", name, scenarios);
  if (selection.variant !== undefined) refuseUnknown("variant", selection.variant, variants);
  const chosen = models.filter(
    ({ scenario, variant }) =>
      (selection.scenarios.length === 0 || selection.scenarios.includes(scenario)) &&
      (selection.variant === undefined || selection.variant === variant),
  );
  if (chosen.length > 0) return chosen;
  throw new ModelError(
    `No model has both the scenario ${selection.scenarios.join(" or ")} and the variant ` +
      `${selection.variant}. There are: ` +
      `${models.map(({ scenario, variant }) => `${scenario} · ${variant}`).join(", ")}.`,
  );
}

/**
 * The models with the named properties alone; a model that has none of them drops out. What the
 * search checks by itself (unspecified reception, endless steps) stays.
 */
export function restrictProperties(
  models: readonly Model[],
  names: readonly string[],
): readonly Model[] {
  if (names.length === 0) return models;
  refuseUnknownProperties(models, names);
  return models
    .map((model) => ({
      ...model,
      properties: model.properties.filter(({ name }) => names.includes(name)),
    }))
    .filter(({ properties }) => properties.length > 0);
}

/** @throws ModelError for a name that no model has a property of. */
export function refuseUnknownProperties(models: readonly Model[], names: readonly string[]): void {
  const known = distinct(models.flatMap(({ properties }) => properties.map(({ name }) => name)));
  for (const name of names) refuseUnknown("property", name, known);
}

function refuseUnknown(kind: string, name: string, known: readonly string[]): void {
  if (!known.includes(name)) throw unknownName(kind, name, known);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
