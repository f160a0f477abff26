import { buildSinkSystem } from "../models/sinkSystem.ts";
import type { SinkScenario } from "../models/scenarios/sinkScenario.ts";
import type { SinkVariant } from "../models/variants/sinkVariant.ts";
import type { Glyph, Model } from "../src/checker/property/index.ts";
import { sinkProperties } from "./sinkRegistry.ts";

/** How the events of a job with sinks are drawn where they are received. */
const sinkGlyphs: Readonly<Record<string, Glyph>> = {
  read: "emit",
  deliver: "deliver",
  store: "snapshot",
  acknowledge: "acknowledge",
  addCheckpoint: "complete",
  commit: "commit",
  publish: "commit",
  cancel: "abort",
  taskFailed: "crash",
  jobManagerFailed: "crash",
  restore: "restore",
};

/**
 * A scenario of a job with sinks under a variant, with every property that applies to it.
 *
 * @throws ModelError for a scope in which nothing could happen.
 */
export function assembleSinkJob(
  scenario: Pick<SinkScenario, "name" | "scope">,
  variant: SinkVariant,
): Model {
  const system = buildSinkSystem(scenario.name, scenario.scope, variant);
  return {
    scenario: scenario.name,
    variant: variant.name,
    network: system.network,
    properties: sinkProperties
      .filter(({ appliesTo }) => appliesTo(system))
      .map(({ build }) => build(system)),
    glyphs: sinkGlyphs,
  };
}
