import type { Scenario } from "../models/scenarios/index.ts";
import { buildSystem } from "../models/system.ts";
import type { Variant } from "../models/variants/index.ts";
import type { Model } from "../src/checker/property/index.ts";
import { glyphs } from "./glyphs.ts";
import { properties } from "./registry.ts";

/**
 * A scenario under a variant, with every property that applies to it.
 *
 * @throws ModelError for a topology that is no job.
 */
export function assemble(scenario: Pick<Scenario, "name" | "topology">, variant: Variant): Model {
  const system = buildSystem(scenario.name, scenario.topology, variant);
  return {
    scenario: scenario.name,
    variant: variant.name,
    network: system.network,
    properties: properties
      .filter(({ appliesTo }) => appliesTo(scenario.topology))
      .map(({ build }) => build(system)),
    // What can go wrong is how records and barriers lie to each other; acknowledgements only follow.
    interesting: /\.(barrier|record|performCheckpoint|crash)$/,
    glyphs,
  };
}
