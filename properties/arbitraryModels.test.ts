import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mutants } from "../models/mutants/index.ts";
import type { Mutant } from "../models/mutants/index.ts";
import { adversaries } from "../models/profiles/index.ts";
import { aligned } from "../models/variants/index.ts";
import { ModelError } from "../src/checker/errors.ts";
import type { Model } from "../src/checker/property/index.ts";
import { arbitraryModel, modelProperty } from "./arbitraryModels.ts";
import { restoreHappens } from "./safety/restoreHappens.ts";

test("no schedule of a random job violates anything under the correct variants", () => {
  fc.assert(modelProperty({ schedules: 20 }), { seed: 1, numRuns: 20 });
});

test.each(adversaries)("nor does one that $name draws", (adversary) => {
  const scheduling = ({ network }: Model) => ({ profile: adversary.prepare(network) });
  fc.assert(modelProperty({ schedules: 10, scheduling }), { seed: 2, numRuns: 4 });
});

describe("arbitraryModel", () => {
  test("has the properties that apply", () => {
    const restores = ({ properties }: Model) =>
      properties.some(({ name }) => name === restoreHappens.name);
    const drawn = (maxCrashes: number) =>
      fc.sample(arbitraryModel({ maxCrashes }), { seed: 1, numRuns: 20 });
    expect(drawn(0).filter(restores)).toEqual([]);
    expect(drawn(2).filter(restores)).not.toEqual([]);
  });

  test("has the one property that was asked for, and refuses one that is none", () => {
    const arbitrary = arbitraryModel({ property: "no wedge" });
    for (const { properties } of fc.sample(arbitrary, { seed: 1, numRuns: 20 })) {
      expect(properties.map(({ name }) => name)).toEqual(["no wedge"]);
    }
    expect(() => arbitraryModel({ property: "no wegde" })).toThrow('Did you mean "no wedge"?');
  });

  test("prints as its variant and its job", () => {
    const { counterexample } = fc.check(
      fc.property(arbitraryModel(), () => false),
      { seed: 1 },
    );
    expect(fc.stringify(counterexample![0])).toBe(
      "aligned: source1(no record); task1 reads source1[4]; 1 checkpoint; no crash",
    );
  });
});

/** One record in all; which of the sources has it is left to chance. */
const joinOfOneRecord =
  /^source1\((no|1) record\), source2\((?!\1)(no|1) record\); task1 reads source1\[4\] and source2\[4\]; 1 checkpoint; no crash$/;
const pipelineOfOneRecord =
  /^source1\(1 record\); task1 reads source1\[4\]; 1 checkpoint; (no|1) crash$/;

/** What the random job of each mutant shrinks to. */
const pinned: Readonly<Record<string, RegExp>> = {
  "aligned-channel-not-blocked": joinOfOneRecord,
  "snapshot-at-first-barrier": joinOfOneRecord,
  "barrier-overtakes-records": pipelineOfOneRecord,
  "channels-survive-restart": pipelineOfOneRecord,
  "channel-never-resumed": pipelineOfOneRecord,
};

describe.each(mutants)("$name", (mutant) => {
  test.each([1, 2])(
    "is found in few random jobs, and shrinks to the smallest (seed %i)",
    (seed) => {
      const { scenario, jobs } = find(mutant, seed);
      expect(jobs).toBeLessThanOrEqual(10);
      expect(scenario).toMatch(pinned[mutant.name]!);
    },
  );
});

test("a violation tells what is wrong, by which run", () => {
  const { error } = find(mutants[0]!, 1);
  expect(error).toMatch(/^"consistent cut" is violated: .*\nRun\(\d+ moves by \w+, violating/);
});

test("machines that do not fit together are refused", () => {
  const machines = { ...aligned.machines, source: aligned.machines.channel };
  const property = modelProperty({ variants: [{ ...aligned, machines }] });
  expect(() => fc.check(property, { numRuns: 1 })).toThrow(ModelError);
});

function find(mutant: Mutant, seed: number) {
  const { killedBy: property } = mutant;
  const { counterexample, numRuns, errorInstance } = fc.check(
    modelProperty({ variants: [mutant], property, schedules: 50 }),
    { seed, numRuns: 100 },
  );
  const [{ scenario }] = counterexample!;
  return { scenario, jobs: numRuns, error: (errorInstance as Error).message };
}
