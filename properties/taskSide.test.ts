import { describe, expect, test } from "vitest";
import { taskSideScenarios } from "../models/scenarios/taskSideScenarios.ts";
import { taskSideVariants } from "../models/variants/taskSideVariants.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import { assembleTaskSide } from "./taskSide.ts";

/** Distinct states of each scenario under each of its variants: facts, not estimates. */
const pinned: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "single-input": {
    "aligned-self-blocking": 132,
    unaligned: 251,
    "aligned-with-timeout": 911,
    "at-least-once": 141,
  },
  "hot-cold-join": {
    "aligned-self-blocking": 4_927,
    unaligned: 48_627,
    "aligned-with-timeout": 220_582,
    "at-least-once": 11_231,
    buffered: 8_905,
  },
  "savepoint-inside-unaligned": { unaligned: 8_808, "aligned-with-timeout": 17_803 },
  "declined-checkpoint": {
    "aligned-self-blocking": 5_399,
    unaligned: 13_622,
    "aligned-with-timeout": 136_149,
    "at-least-once": 7_553,
    buffered: 7_670,
  },
  "expired-checkpoint": {
    "aligned-self-blocking": 4_375,
    unaligned: 13_060,
    "aligned-with-timeout": 139_897,
    "at-least-once": 7_183,
    buffered: 7_522,
  },
  "stalled-join": { unaligned: 23_336, "aligned-with-timeout": 91_304 },
  "crash-with-in-flight-data": {
    "aligned-self-blocking": 9_360,
    unaligned: 79_754,
    "aligned-with-timeout": 288_479,
    "at-least-once": 21_939,
    buffered: 13_960,
  },
  "input-ends-during-alignment": {
    "aligned-self-blocking": 5_589,
    unaligned: 46_380,
    "aligned-with-timeout": 194_115,
    "at-least-once": 12_308,
    buffered: 10_465,
  },
  "forced-alignment": { unaligned: 26_934, "aligned-with-timeout": 89_962 },
  "capped-alignment": { buffered: 14_096 },
  "zero-exclusive-buffers": { "aligned-with-credits": 10_851 },
  "shared-floating-buffers": { "aligned-with-credits": 38_410 },
  "hard-backpressure": {
    "aligned-self-blocking": 3_755,
    unaligned: 27_173,
    "aligned-with-timeout": 128_891,
    "at-least-once": 6_832,
    buffered: 5_588,
  },
  "slow-sink-backpressure": {
    "aligned-self-blocking": 1_513,
    unaligned: 15_082,
    "aligned-with-timeout": 73_357,
    "at-least-once": 2_855,
    buffered: 2_401,
  },
  "flat-map-without-overdraft": {
    "aligned-self-blocking": 353,
    unaligned: 962,
    "aligned-with-timeout": 3_783,
    "at-least-once": 374,
  },
  "flat-map-with-overdraft": {
    "aligned-self-blocking": 436,
    unaligned: 1_450,
    "aligned-with-timeout": 5_834,
    "at-least-once": 461,
  },
  "forced-alignment-in-sink": { unaligned: 1_324, "aligned-with-timeout": 4_814 },
  "cancelled-output": {
    "aligned-self-blocking": 5_838,
    unaligned: 19_176,
    "aligned-with-timeout": 183_067,
    "at-least-once": 7_614,
    buffered: 7_607,
  },
  "crash-with-output-data": {
    "aligned-self-blocking": 4_539,
    unaligned: 46_553,
    "aligned-with-timeout": 190_334,
    "at-least-once": 8_261,
    buffered: 5_715,
  },
};

/** What coverage may lack: the cap is exceeded only once the hot source's barrier is out. */
const neverUsed: Readonly<Record<string, readonly string[]>> = {
  "capped-alignment": [
    "hot.cancelMarker -> hot_subpartition.addCancelMarker",
    "hot_subpartition.cancelMarker -> hot_channel.onCancelMarker",
    "hot_channel.cancelMarker -> barrierHandler.cancelMarker(channel=0)",
  ],
};

const cases = taskSideScenarios.flatMap((scenario) =>
  scenario.variants.map((name) => ({
    scenario,
    variant: taskSideVariants.find((variant) => variant.name === name)!,
    title: `${scenario.name} under ${name}`,
  })),
);

test("every variant is checked in some scenario", () => {
  expect(new Set(cases.map(({ variant }) => variant))).toEqual(new Set(taskSideVariants));
});

describe.each(cases)("$title", ({ scenario, variant }) => {
  test("all properties hold, with the pinned count and all moves and wires used", async () => {
    const result = await checkExhaustively(assembleTaskSide(scenario, variant));
    const notHeld = result.properties.filter(({ verdict }) => verdict !== "holds");
    expect(notHeld.map(({ property, verdict, reason }) => [property, verdict, reason])).toEqual([]);
    expect(result.coverage.movesNeverEnabled).toEqual([]);
    expect(result.coverage.wiresNeverUsed).toEqual(neverUsed[scenario.name] ?? []);
    expect(result.statistics.states).toBe(pinned[scenario.name]?.[variant.name]);
  });
});

describe("what the trade costs, as reachable maxima", () => {
  const costs = [
    // cold holds the checkpoint, hot is held back, in flight and saved, set aside
    ["hot-cold-join", "aligned-self-blocking", [1, 1, 0, 0]],
    ["hot-cold-join", "unaligned", [0, 0, 4, 0]],
    ["hot-cold-join", "aligned-with-timeout", [1, 1, 4, 0]],
    ["hot-cold-join", "at-least-once", [1, 0, 0, 0]],
    ["hot-cold-join", "buffered", [1, 0, 0, 3]],
    // and the output holds the checkpoint, barriers in hard backpressure, overdraft in use
    ["slow-sink-backpressure", "aligned-self-blocking", [2, 1, 0, 0, 1, 0, 0]],
    ["slow-sink-backpressure", "unaligned", [0, 0, 3, 0, 0, 0, 0]],
    ["slow-sink-backpressure", "aligned-with-timeout", [2, 1, 3, 0, 1, 0, 0]],
    ["slow-sink-backpressure", "at-least-once", [2, 0, 0, 0, 1, 0, 0]],
    ["slow-sink-backpressure", "buffered", [2, 0, 0, 3, 1, 0, 0]],
    ["flat-map-without-overdraft", "unaligned", [0, 0, 2, 0, 0, 1, 0]],
    ["flat-map-with-overdraft", "unaligned", [0, 0, 3, 0, 0, 0, 1]],
    ["forced-alignment-in-sink", "unaligned", [0, 0, 2, 0, 1, 0, 0]],
  ] as const;

  test.each(costs)("%s under %s", async (scenarioName, name, expected) => {
    const scenario = taskSideScenarios.find((candidate) => candidate.name === scenarioName)!;
    const variant = taskSideVariants.find((candidate) => candidate.name === name)!;
    const model = assembleTaskSide(scenario, variant);
    const { measures } = await checkExhaustively({ ...model, properties: [] });
    expect(measures!.map(({ maximum }) => maximum)).toEqual(expected);
  });
});
