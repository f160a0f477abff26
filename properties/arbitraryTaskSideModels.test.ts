import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TaskSideLimits } from "../models/arbitraries/index.ts";
import { taskSideMutants } from "../models/mutants/taskSideMutants.ts";
import { taskSideVariants } from "../models/variants/taskSideVariants.ts";
import { arbitraryTaskSideModel, taskSideModelProperty } from "./arbitraryTaskSideModels.ts";

test.each(taskSideVariants)(
  "no schedule of a random task side violates anything under $name",
  (variant) => {
    const property = taskSideModelProperty({ variants: [variant], schedules: 15 });
    fc.assert(property, { seed: 1, numRuns: 15 });
  },
);

describe("arbitraryTaskSideModel", () => {
  test("has the one property that was asked for, and refuses one that is none", () => {
    const arbitrary = arbitraryTaskSideModel({ property: "no wedge" });
    for (const { properties } of fc.sample(arbitrary, { seed: 1, numRuns: 20 })) {
      expect(properties.map(({ name }) => name)).toEqual(["no wedge"]);
    }
    expect(() => arbitraryTaskSideModel({ property: "no wegde" })).toThrow(
      'Did you mean "no wedge"?',
    );
  });

  test("prints as its variant and its task side", () => {
    const { counterexample } = fc.check(
      fc.property(arbitraryTaskSideModel(), () => false),
      { seed: 1 },
    );
    expect(fc.stringify(counterexample![0])).toBe(
      "aligned-self-blocking: input1: no record [3+3]; checkpoint",
    );
  });
});

interface Pinned {
  /** What the random task side shrinks to; which of two inputs is which is left to chance. */
  readonly end: RegExp;
  readonly limits?: TaskSideLimits;
}

const pinned: Readonly<Record<string, Pinned>> = {
  "snapshot-only-requested": { end: /^input1: 1 record \[3\+3\]; checkpoint$/ },
  // Few schedules have both a checkpoint and a crash at the right moment, so a record may be left over.
  "in-flight-data-not-restored": {
    end: /^input1: [12] records? \[\d\+\d\]; checkpoint; 1 crash$/,
  },
  // As many records as exceed the quota, and nothing else.
  "quota-ignored": { end: /^input1: (2 records \[1|3 records \[2)\+3\]; checkpoint$/ },
  "alignment-cap-ignored": {
    end: /^input1: (no|\d) records? \[3\+3\]; input2: (no|\d) records? \[3\+3\]; checkpoint; at most [12] set aside$/,
  },
  "every-cancel-marker-aborts": {
    end: /^input1: no record \[3\+3\](, may decline 1)?; input2: no record \[3\+3\](, may decline 1)?; checkpoint, checkpoint$/,
  },
  // The deepest of them: a barrier that is obsolete, and data behind it when the next one comes.
  "stale-sequence-number": {
    end: /^input1: (no|1) record \[3\+3\].*; input2: (no|1) record \[3\+3\].*; (checkpoint|savepoint), checkpoint(; 1 may expire)?$/,
    limits: { maxRecords: 2, maxCheckpoints: 2, maxCrashes: 0, maxAborts: 1 },
  },
};

describe.each(Object.entries(pinned))("%s", (name, { end, limits }) => {
  test.each([1, 2])("is found in few random task sides, which shrink (seed %i)", (seed) => {
    const mutant = taskSideMutants.find((candidate) => candidate.name === name)!;
    const { killedBy: property } = mutant;
    const { counterexample, numRuns } = fc.check(
      taskSideModelProperty({ ...limits, variants: [mutant], property, schedules: 60 }),
      { seed, numRuns: 100 },
    );
    expect(counterexample?.[0].scenario).toMatch(end);
    expect(numRuns).toBeLessThanOrEqual(40);
  });
});
