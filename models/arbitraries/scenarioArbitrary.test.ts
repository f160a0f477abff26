import fc from "fast-check";
import { expect, test } from "vitest";
import { describeTopology, scenarioArbitrary } from "./index.ts";

const limits = { variants: ["simple", "other", "third"] };

test("draws all variants, and by default the correct ones", () => {
  const drawn = fc.sample(scenarioArbitrary(limits), { seed: 1, numRuns: 100 });
  expect(new Set(drawn.map(({ variant }) => variant))).toEqual(new Set(limits.variants));
  const byDefault = fc.sample(scenarioArbitrary(), { seed: 1, numRuns: 100 });
  expect(new Set(byDefault.map(({ variant }) => variant))).toEqual(new Set(["aligned"]));
});

test("is plain data, the same for the same seed", () => {
  const draw = () => fc.sample(scenarioArbitrary(limits), { seed: 5, numRuns: 50 });
  expect(JSON.parse(JSON.stringify(draw()))).toEqual(draw());
});

test("shrinks to the first variant and to the simplest job", () => {
  const noCrash = fc.property(scenarioArbitrary(limits), ({ topology }) => topology.crashes === 0);
  const { variant, topology } = fc.check(noCrash, { seed: 1 }).counterexample![0];
  expect(variant).toBe("simple");
  expect(describeTopology(topology)).toBe(
    "source1(no record); task1 reads source1[4]; 1 checkpoint; 1 crash",
  );
});
