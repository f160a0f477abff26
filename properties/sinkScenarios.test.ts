import { describe, expect, test } from "vitest";
import { sinkHazards, sinkScenarios } from "../models/scenarios/sinkScenarios.ts";
import type { SinkScenario } from "../models/scenarios/sinkScenarios.ts";
import { quietSinkScope } from "../models/sinkScope.ts";
import { atLeastOnceSink } from "../models/variants/sinkVariants.ts";
import type { SinkVariant } from "../models/variants/sinkVariant.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import type { CheckResult } from "../src/checker/search/index.ts";
import { assembleSinkJob } from "./assembleSinkJob.ts";

/** Distinct states under each variant, at the default and at the large scope: facts, not estimates. */
const pinned: Readonly<Record<string, Readonly<Record<string, readonly [number, number]>>>> = {
  "lost-notification": {
    "two-phase-commit-sink": [3_640, 14_935],
    "committing-sink": [60_499, 220_894],
  },
  "slow-sink": { "two-phase-commit-sink": [2_182, 15_048], "committing-sink": [43_348, 237_558] },
  "savepoint-between-checkpoints": {
    "two-phase-commit-sink": [7_634, 35_289],
    "committing-sink": [60_302, 250_139],
  },
  "stop-with-savepoint": { "two-phase-commit-sink": [10_174, 41_514] },
  "stop-with-committer": { "committing-sink": [17_922, 418_461] },
  "job-manager-failover": {
    "two-phase-commit-sink": [3_485, 24_770],
    "committing-sink": [22_987, 124_384],
  },
  "end-of-input": {
    "two-phase-commit-sink": [3_110, 21_627],
    "committing-sink": [101_362, 548_592],
  },
  "deferred-trigger": {
    "two-phase-commit-sink": [461, 4_184],
    "committing-sink": [2_067, 34_541],
    "at-least-once-sink": [801, 8_538],
  },
  "duplicates-after-crash": { "at-least-once-sink": [1_976, 26_543] },
};

const cases = sinkScenarios.flatMap((scenario) =>
  scenario.variants.map((variant) => [variant.name, scenario.name, scenario, variant] as const),
);

/** What the scenarios leave untaken of the machines of the correct variants, and why. */
const neverTaken = [
  // A hazard: no sink survives it.
  "transactionalSystem (root): timeOut -> (stay)",
  // Only a mutant restarts the job after the savepoint of a stop.
  "jobScheduler SavepointCreated: taskFailed[1] -> Restarting",
  // Only a mutant lets a committable come after the barrier of its checkpoint.
  "committer Finishing: committable -> (stay)",
  "committer Finished: committable -> (stay)",
];

describe("every scenario", () => {
  const results: CheckResult[] = [];

  test.each(cases)("%s holds in %s, with the pinned count", async (_, __, scenario, variant) => {
    const result = await check(scenario, variant);
    expectAllHold(result, pinned[scenario.name]![variant.name]![0]);
    results.push(result);
  });

  test.each(cases)("%s holds in %s at the large scope", async (_, __, { name, large }, variant) => {
    const result = await check({ name, scope: large }, variant);
    expectAllHold(result, pinned[name]![variant.name]![1]);
  });

  test("takes every transition of the correct machines somewhere, or says why not", () => {
    expect(results).toHaveLength(cases.length);
    expect(neverTakenIn(results)).toEqual(neverTaken);
  });

  test.each([...sinkScenarios, ...sinkHazards])("$name teaches in two sentences", ({ lesson }) => {
    expect(lesson.match(/[.!?](?= |$)/g)).toHaveLength(2);
  });
});

describe("hazards", () => {
  const hazards = sinkHazards.flatMap((hazard) =>
    hazard.variants.map((variant) => [hazard.name, variant.name, hazard, variant] as const),
  );

  test.each(hazards)("%s violates what it says under %s", async (_, __, hazard, variant) => {
    const result = await check(hazard, variant);
    expect(notHeld(result).map(([property, verdict]) => [property, verdict])).toContainEqual([
      hazard.violates,
      "violated",
    ]);
  });
});

test("a scope in which nothing could happen is refused, by the bound that is wrong", () => {
  const scope = { ...quietSinkScope, sinks: 0 };
  expect(() => assembleSinkJob({ name: "none", scope }, atLeastOnceSink)).toThrow(
    "Scope of a job with sinks: sinks has to be a whole number of at least 1, and is 0.",
  );
});

function check(
  scenario: Pick<SinkScenario, "name" | "scope">,
  variant: SinkVariant,
): Promise<CheckResult> {
  return checkExhaustively(assembleSinkJob(scenario, variant));
}

function expectAllHold(result: CheckResult, states: number): void {
  expect(notHeld(result)).toEqual([]);
  expect(result.coverage.movesNeverEnabled).toEqual([]);
  expect(result.coverage.wiresNeverUsed).toEqual([]);
  expect(result.statistics.states).toBe(states);
}

function notHeld({ properties }: CheckResult): (string | undefined)[][] {
  return properties
    .filter(({ verdict }) => verdict !== "holds")
    .map(({ property, verdict, reason }) => [property, verdict, reason]);
}

function neverTakenIn(results: readonly CheckResult[]): string[] {
  const untaken = results.map(
    ({ coverage }) =>
      new Map(coverage.machines.map(({ machine, neverTaken: names }) => [machine, names])),
  );
  const machines = [...new Set(untaken.flatMap((coverage) => [...coverage.keys()]))];
  return machines.flatMap((machine) => {
    const [first = [], ...others] = untaken.flatMap((coverage) => {
      const names = coverage.get(machine);
      return names === undefined ? [] : [names];
    });
    return first
      .filter((name) => others.every((names) => names.includes(name)))
      .map((name) => `${machine} ${name}`);
  });
}
