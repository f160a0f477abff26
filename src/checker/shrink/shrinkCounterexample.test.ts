import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { sometimes, type Model } from "../property/index.ts";
import { checkExhaustively } from "../search/index.ts";
import { searchBelow } from "./boundedSearch.ts";
import { evidenceOf, shrinkCounterexample } from "./shrinkCounterexample.ts";
import { targetFor } from "./target.ts";
import { detourOrFault } from "./testing/detourOrFault.ts";
import { counters, mutualExclusion } from "./testing/networks.ts";
import { build, randomSituation } from "./testing/randomSituation.ts";
import { randomWalkTo } from "./testing/randomWalk.ts";

function prepare({ model, property }: { readonly model: Model; readonly property: string }) {
  const kernel = new Kernel(model.network);
  return { model, property, kernel, target: targetFor(model, kernel, property) };
}

describe("the search below a length", () => {
  test("finds what an exhaustive search finds", async () => {
    await fc.assert(
      fc.asyncProperty(randomSituation, async (situation) => {
        const { model, kernel, target } = build(situation);
        const { properties } = await checkExhaustively(model);
        const exhaustive = properties.find((p) => p.property === situation.property)!;
        const optimum = exhaustive.evidence!.schedule.length;
        expect(searchBelow(kernel, target, optimum)).toMatchObject({ kind: "none shorter exists" });
        const search = searchBelow(kernel, target, optimum + 1);
        expect(search).toMatchObject({ kind: "shorter", moves: { length: optimum } });
      }),
      { numRuns: 200 },
    );
  });

  test("prefers the fewest faults among the shortest runs", () => {
    fc.assert(
      fc.property(randomSituation, (situation) => {
        const { kernel, target, walk } = build(situation);
        const best = searchBelow(kernel, target, walk.length + 1);
        if (best.kind !== "shorter") throw new Error("the walk itself is short enough");
        const faults = (moves: readonly number[]) =>
          moves.filter((move) => kernel.moves[move]!.kind === "fault").length;
        if (best.moves.length < walk.length) return;
        expect(faults(best.moves)).toBeLessThanOrEqual(faults(walk));
      }),
    );
  });

  test("says up to which length it got when its budget ends first", () => {
    const { kernel, target } = prepare(mutualExclusion());
    const search = searchBelow(kernel, target, 30, { maxStates: 20 });
    expect(search).toEqual({ kind: "budget ended first", states: 32, excludedSteps: 4 });
    expect(searchBelow(kernel, target, 30, { budgetMs: -1 })).toEqual({
      kind: "budget ended first",
      states: 1,
      excludedSteps: 0,
    });
  });
});

describe("a shrunk counterexample", () => {
  test("comes with the proof that none is shorter", () => {
    const { model, kernel, target, property } = prepare(mutualExclusion());
    const walk = randomWalkTo(kernel, target, 7)!;
    const shrunk = shrinkCounterexample(model, kernel, walk, property);
    expect(shrunk.length).toBe("shortest");
    expect(shrunk.shrinking).toEqual({
      fromSteps: walk.length,
      toSteps: 6,
      contextSwitches: 2,
      conclusion: "no shorter counterexample exists (44 states searched)",
    });
  });

  test("is the shorter one that the bounded search finds", () => {
    const { model, kernel, target, property } = prepare(counters());
    const walk = randomWalkTo(kernel, target, 0)!;
    const shrunk = shrinkCounterexample(model, kernel, walk, property, {
      reduce: { maxDetourStates: 0 },
    });
    expect(shrunk.reduced.moves.length).toBeGreaterThan(3);
    expect(shrunk.boundedSearch.kind).toBe("shorter");
    expect(shrunk.moves.map((move) => kernel.moves[move]!.name)).toEqual([
      "a.add(by=3)",
      "a.add(by=3)",
      "b.add(by=2)",
    ]);
    expect(shrunk).toMatchObject({
      length: "shortest",
      shrinking: { toSteps: 3, contextSwitches: 1 },
    });
  });

  test("says which lengths are open when the budget ends first", () => {
    const { model, kernel, target, property } = prepare(mutualExclusion());
    const walk = randomWalkTo(kernel, target, 7)!;
    const conclude = (maxStates: number) => {
      const { length, shrinking } = shrinkCounterexample(model, kernel, walk, property, {
        boundedSearch: { maxStates },
      });
      return [length, shrinking.conclusion];
    };
    expect(conclude(4)).toEqual([
      "shrunk",
      "whether a counterexample of 3 to 5 steps exists is open: " +
        "the search for one ended after 10 states",
    ]);
    expect(conclude(30)).toEqual([
      "shrunk",
      "whether a counterexample of 5 steps exists is open: " +
        "the search for one ended after 43 states",
    ]);
  });

  test("becomes the evidence of a report", () => {
    const { model, kernel, property } = prepare(detourOrFault());
    const shrunk = shrinkCounterexample(model, kernel, [0, 0, 0], property);
    expect(evidenceOf(kernel, shrunk)).toEqual({
      schedule: [{ move: "light.shatter", parameters: {} }],
      steps: [
        {
          move: { move: "light.shatter", parameters: {} },
          deliveries: [{ instance: "light", event: "shatter", parameters: {}, accepted: true }],
          changes: [{ instance: "light", path: "", before: "bright", after: "dark" }],
        },
      ],
      length: "shortest",
      shrinking: {
        fromSteps: 3,
        toSteps: 1,
        contextSwitches: 0,
        conclusion: "no shorter counterexample exists (1 state searched)",
      },
    });
  });

  test("may be a witness", () => {
    const { model } = detourOrFault();
    const dark = sometimes("dark at last", {
      description: "",
      reads: ["light"],
      holds: (view) => view.light!.value === "dark",
    });
    const kernel = new Kernel(model.network);
    const { shrinking } = shrinkCounterexample(
      { ...model, properties: [dark] },
      kernel,
      [0, 0, 0],
      "dark at last",
    );
    expect(shrinking.conclusion).toBe("no shorter witness exists (1 state searched)");
  });

  test("needs a property that the model has", () => {
    const { model, kernel } = prepare(counters());
    expect(() => shrinkCounterexample(model, kernel, [], "four appart")).toThrow(
      'Scenario "counters" has no property "four appart". Did you mean "four apart"?',
    );
  });
});
