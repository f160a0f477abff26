import fc from "fast-check";
import type { Topology } from "../topology.ts";
import { variants } from "../variants/index.ts";
import type { TopologyLimits } from "./limits.ts";
import { topologyArbitrary } from "./topologyArbitrary.ts";

/** What a random scenario is drawn from. */
export interface ScenarioLimits extends TopologyLimits {
  /** The variants by name, the simplest first. Default: those that are meant to be correct. */
  readonly variants?: readonly string[];
}

/** A random job and the variant that it runs under, as plain data. */
export interface RandomScenario {
  /** By name. */
  readonly variant: string;
  readonly topology: Topology;
}

/**
 * Random jobs under random variants. A scenario shrinks to the first variant and as its job does.
 *
 * @example
 * fc.sample(scenarioArbitrary({ maxCrashes: 0 }), { seed: 1, numRuns: 10 });
 */
export function scenarioArbitrary(limits: ScenarioLimits = {}): fc.Arbitrary<RandomScenario> {
  const names = limits.variants ?? variants.map(({ name }) => name);
  return fc.record({ variant: fc.constantFrom(...names), topology: topologyArbitrary(limits) });
}
