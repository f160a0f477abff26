import { expect, test } from "vitest";
import { alignedJoin, alignedJoinSizes, scenarios } from "../models/scenarios/index.ts";
import type { Topology } from "../models/topology.ts";
import { aligned } from "../models/variants/index.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import { assemble } from "./index.ts";

/** Distinct states of each scenario under the aligned variant: facts, not estimates. */
const pinned: Readonly<Record<string, { readonly states: number; readonly large: number }>> = {
  "single-channel": { states: 1_555, large: 33_504 },
  "operator-chain": { states: 5_381, large: 45_281 },
  "skewed-join": { states: 18_806, large: 321_626 },
  "crash-during-alignment": { states: 52_664, large: 413_909 },
  "concurrent-checkpoints": { states: 86_735, large: 383_849 },
  diamond: { states: 3_444, large: 62_499 },
  "shared-sources": { states: 11_884, large: 280_184 },
};

test.each(scenarios)("aligned holds in $name, with the pinned count", async (scenario) => {
  await expectAllHold(scenario, pinned[scenario.name]!.states);
});

test.each(scenarios)("aligned holds in $name at the large scope", async ({ name, large }) => {
  await expectAllHold({ name, topology: large }, pinned[name]!.large);
});

test("aligned holds in a union of three sources", async () => {
  const names = ["first", "second", "third"];
  const topology: Topology = {
    sources: names.map((name) => ({ name, records: 1 })),
    tasks: [{ name: "union" }],
    channels: names.map((name) => ({ from: name, to: "union", capacity: 1 })),
    checkpoints: 2,
    maxConcurrentCheckpoints: 1,
    crashes: 0,
  };
  await expectAllHold({ name: "union", topology }, 17_823);
});

test.each([
  ["10^4", 11_994],
  ["10^6", 947_003],
] as const)("the benchmark's join of %s has %i states", async (size, states) => {
  await expectAllHold({ name: size, topology: alignedJoin(alignedJoinSizes[size]) }, states);
});

async function expectAllHold(
  scenario: { readonly name: string; readonly topology: Topology },
  states: number,
): Promise<void> {
  const result = await checkExhaustively(assemble(scenario, aligned));
  const notHeld = result.properties.filter(({ verdict }) => verdict !== "holds");
  expect(notHeld.map(({ property, verdict, reason }) => [property, verdict, reason])).toEqual([]);
  expect(result.coverage.movesNeverEnabled).toEqual([]);
  expect(result.coverage.wiresNeverUsed).toEqual([]);
  expect(result.statistics.states).toBe(states);
}
