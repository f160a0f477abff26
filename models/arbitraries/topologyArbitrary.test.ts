import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { skewedJoin } from "../scenarios/skewedJoin.ts";
import { buildSystem } from "../system.ts";
import { checkTopology, inputsOf, verticesOf } from "../topology.ts";
import type { Topology } from "../topology.ts";
import { aligned } from "../variants/index.ts";
import { describeTopology, topologyArbitrary } from "./index.ts";
import { defaultBounds } from "./limits.ts";
import { simplerTopologies } from "./simplerTopologies.ts";
import { features } from "./testing/features.ts";

const topologies = fc.sample(topologyArbitrary(), { seed: 1, numRuns: 1_000 });

describe("a random job", () => {
  test("is one, and stays within its limits", () => {
    for (const topology of topologies) {
      checkTopology(topology);
      expect(topology.tasks.length).toBeLessThanOrEqual(8);
      expect(topology.sources.length).toBeLessThanOrEqual(3);
      for (const { name } of topology.tasks) {
        expect(inputsOf(topology, name).length).toBeLessThanOrEqual(2);
      }
    }
  });

  test("makes a system", () => {
    for (const topology of topologies.slice(0, 200)) buildSystem("random", topology, aligned);
  });

  test("takes other limits", () => {
    const limits = { maxTasks: 2, maxSources: 4, maxInputs: 3, maxRecords: 1, maxCapacity: 1 };
    const bounds = { maxCheckpoints: 1, maxConcurrentCheckpoints: 1, maxCrashes: 0 };
    const arbitrary = topologyArbitrary({ ...limits, ...bounds });
    const small = fc.sample(arbitrary, { seed: 1, numRuns: 300 });
    const most = (size: (topology: Topology) => number) => Math.max(...small.map(size));
    expect(most(({ tasks }) => tasks.length)).toBe(2);
    expect(most(({ sources }) => sources.length)).toBe(4);
    expect(
      most((job) => Math.max(...job.tasks.map((task) => inputsOf(job, task.name).length))),
    ).toBe(3);
    expect(most(({ sources }) => Math.max(...sources.map(({ records }) => records)))).toBe(1);
    expect(most(({ channels }) => Math.max(...channels.map(({ capacity }) => capacity)))).toBe(1);
    expect(most(({ checkpoints, crashes }) => checkpoints + crashes)).toBe(1);
  });

  test.each(Object.entries(features))("has %s in at least 1 of 10", (_, has) => {
    expect(topologies.filter(has).length).toBeGreaterThanOrEqual(100);
  });

  test("is the same for the same seed", () => {
    expect(fc.sample(topologyArbitrary(), { seed: 1, numRuns: 1_000 })).toEqual(topologies);
  });
});

describe("shrinking", () => {
  test("ends at the simplest job there is", () => {
    expect(endsOf(() => true)).toEqual([
      "source1(no record); task1 reads source1[4]; 1 checkpoint; no crash",
    ]);
  });

  test.each<[what: string, isBad: (job: Topology) => boolean, ends: readonly string[]]>([
    [
      "a join and a crash",
      (job) => features.join(job) && job.crashes > 0,
      [
        "source1(no record), source2(no record); task1 reads source1[4] and source2[4]; " +
          "1 checkpoint; 1 crash",
      ],
    ],
    [
      "fan-out",
      features["fan-out"],
      [
        "source1(no record); task1 reads source1[4], task2 reads source1[4]; 1 checkpoint; no crash",
      ],
    ],
    [
      "a diamond, whichever its first input",
      features.diamond,
      [
        "source1(no record); task1 reads source1[4], task2 reads source1[4] and task1[4]; 1 checkpoint; no crash",
        "source1(no record); task1 reads source1[4], task2 reads task1[4] and source1[4]; 1 checkpoint; no crash",
      ],
    ],
    [
      "a narrow channel",
      ({ channels }) => channels.some(({ capacity }) => capacity <= 2),
      ["source1(no record); task1 reads source1[2]; 1 checkpoint; no crash"],
    ],
    [
      "concurrent checkpoints",
      features["two checkpoints at once"],
      ["source1(no record); task1 reads source1[4]; 2 checkpoints, 2 at once; no crash"],
    ],
    [
      "two records of one source",
      ({ sources }) => sources.some(({ records }) => records >= 2),
      ["source1(2 records); task1 reads source1[4]; 1 checkpoint; no crash"],
    ],
  ])("finds the smallest job with %s, from every seed", (_, isBad, ends) => {
    expect(endsOf(isBad)).toEqual(ends);
  });

  test("takes an example that was given by hand", () => {
    const property = fc.property(topologyArbitrary(), (job) => !features.join(job));
    const { counterexample } = fc.check(property, { examples: [[skewedJoin.large]], numRuns: 1 });
    expect(describeTopology(counterexample![0]!)).toBe(
      "source1(no record), source2(no record); task1 reads source1[4] and source2[4]; " +
        "1 checkpoint; no crash",
    );
  });

  test("proposes jobs only, each of them simpler", () => {
    for (const topology of topologies.slice(0, 300)) {
      for (const simpler of simplerTopologies(topology, defaultBounds.maxCapacity)) {
        checkTopology(simpler);
        expect(compare(costOf(simpler), costOf(topology))).toBeLessThan(0);
      }
    }
  });

  /** Where 100 seeds end, in one line each and each line once. */
  function endsOf(isBad: (topology: Topology) => boolean): readonly string[] {
    const property = fc.property(topologyArbitrary(), (topology) => !isBad(topology));
    const ends = Array.from({ length: 100 }, (_, seed) => fc.check(property, { seed }));
    const lines = ends.map(({ counterexample }) => describeTopology(counterexample![0]));
    return [...new Set(lines)].sort();
  }
});

/** What counts when jobs are compared, the weightiest first. */
function costOf(topology: Topology): readonly number[] {
  const { tasks, channels, sources, crashes, checkpoints, maxConcurrentCheckpoints } = topology;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return [
    verticesOf(topology).length,
    tasks.length,
    channels.length,
    crashes + checkpoints + maxConcurrentCheckpoints,
    sum(sources.map(({ records }) => records)),
    -sum(channels.map(({ capacity }) => capacity)),
  ];
}

function compare(left: readonly number[], right: readonly number[]): number {
  const differing = left.findIndex((cost, index) => cost !== right[index]);
  return differing < 0 ? 0 : left[differing]! - right[differing]!;
}
