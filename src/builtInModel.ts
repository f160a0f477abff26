import { families, modelByName, type Scope } from "../properties/index.ts";
import type { Model } from "./checker/property/index.ts";

/**
 * A built-in scenario under a variant or a mutant, all by the names that `seamcheck list` shows.
 *
 * @throws ModelError for a name that does not exist, or a variant of another kind of scenario.
 */
export function builtInModel(scenario: string, variant: string, scope: Scope = "default"): Model {
  return modelByName(families, scenario, variant, scope);
}
