import fc from "fast-check";
import { expect, test } from "vitest";
import { DiscoveryEstimate } from "./discoveryEstimate.ts";
import { randomFrom, unit } from "./randomness.ts";

/** Feeds runs, each the list of species that it shows, all of one kind. */
function estimateOf(runs: readonly (readonly number[])[]): number {
  const estimate = new DiscoveryEstimate(1);
  for (const run of runs) {
    estimate.newRun();
    for (const species of run) estimate.see(0, species);
  }
  return estimate.unseenProbability;
}

test("is 1 before the first run and after one run that showed something", () => {
  expect(estimateOf([])).toBe(1);
  expect(estimateOf([[3, 3]])).toBe(1);
  expect(estimateOf([[]])).toBe(0);
});

test("is the number of species seen once over the number of runs where each run shows one", () => {
  expect(estimateOf([[0], [0], [1], [2], [2], [2], [3], [0]])).toBe(2 / 8);
});

test("counts a run once, however many species it alone has shown", () => {
  expect(estimateOf([[0, 1, 2], [0], [0], [0]])).toBe(1 / 4);
  expect(estimateOf([[0, 1, 2], [0, 1], [2], [0]])).toBe(0);
});

test("is the share of runs that showed what no other run did", () => {
  const runArbitrary = fc.array(fc.nat(20), { maxLength: 6 });
  fc.assert(
    fc.property(fc.array(runArbitrary, { minLength: 1, maxLength: 30 }), (runs) => {
      const lonely = runs.filter((run, index) =>
        run.some((s) => !runs.some((other, at) => at !== index && other.includes(s))),
      );
      expect(estimateOf(runs)).toBe(lonely.length / runs.length);
    }),
  );
});

test("keeps species of different kinds apart", () => {
  const estimate = new DiscoveryEstimate(2);
  estimate.newRun();
  estimate.see(0, 5);
  estimate.newRun();
  estimate.see(1, 5);
  expect(estimate.unseenProbability).toBe(1);
});

test("agrees with the truth on a known distribution", () => {
  const probabilities = Array.from({ length: 200 }, (_, k) => 1 / (k + 1) ** 1.5);
  const total = probabilities.reduce((sum, p) => sum + p, 0);
  const random = randomFrom(1);
  const draw = () => {
    let rest = total * unit(random);
    return probabilities.findIndex((p) => (rest -= p) <= 0);
  };
  const runs = 100;
  // The chance that a run shows a species that none of the other 99 has.
  const truth = probabilities
    .map((p) => p / total)
    .reduce((sum, p) => sum + p * (1 - p) ** (runs - 1), 0);
  const repetitions = 400;
  let sum = 0;
  for (let k = 0; k < repetitions; k++) {
    sum += estimateOf(Array.from({ length: runs }, () => [draw()]));
  }
  expect(sum / repetitions).toBeCloseTo(truth, 2);
});

test("predicts how often the next run is new where runs show many species", () => {
  const random = randomFrom(2);
  const run = () => {
    const length = random.nextInt(1, 6);
    return Array.from({ length }, () => Math.floor(-40 * Math.log(unit(random))));
  };
  let predicted = 0;
  let happened = 0;
  const repetitions = 400;
  for (let k = 0; k < repetitions; k++) {
    const runs = Array.from({ length: 60 }, run);
    predicted += estimateOf(runs);
    const next = run();
    if (next.some((s) => !runs.some((r) => r.includes(s)))) happened++;
  }
  expect(predicted / repetitions).toBeCloseTo(happened / repetitions, 1);
});
