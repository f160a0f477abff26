import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { ModelError } from "../errors.ts";
import { Kernel } from "../kernel/kernel.ts";
import { deadlockFree, sometimes } from "../property/index.ts";
import { reduceSchedule, targetFor } from "../shrink/index.ts";
import { buildRandomNetwork, randomNetworkPlan } from "../testing/randomNetwork.ts";
import { replay } from "../trace/replay.ts";
import { scheduleArbitrary, scheduleProperty, type Shrinker } from "./scheduleArbitrary.ts";
import type { IndependentStrategyName } from "./strategies/index.ts";
import { counters, handover, modelOf, planted, PLANTED } from "./testing/networks.ts";

const hasty = planted({ workers: 3, ticks: 2, hasty: 1, tardy: 2 });

describe("scheduleProperty in fc.assert", () => {
  test("passes where no run violates anything, after as many runs as asked for", () => {
    const property = scheduleProperty(modelOf(handover));
    const predicate = vi.spyOn(property, "run");
    fc.assert(property, { numRuns: 123 });
    expect(predicate).toHaveBeenCalledTimes(123);
  });

  test("fails with seed, path, schedule and reason", () => {
    const check = () => {
      fc.assert(scheduleProperty(hasty), { seed: 42, includeErrorInReport: true });
    };
    expect(check).toThrow(/seed: 42, path: "\d+", endOnFailure: true/);
    expect(check).toThrow(/Run\(\d moves by \w+, violating "nobody is hasty": worker/);
    expect(check).toThrow(
      `"${PLANTED}" is violated: the hasty worker is complete, and the tardy one has not begun`,
    );
  });

  test("replays the very run by seed and path", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const found = fc.check(scheduleProperty(hasty), { seed });
        if (!found.failed) return;
        const path = found.counterexamplePath!;
        const again = fc.check(scheduleProperty(hasty), { seed, path });
        expect(again.counterexample![0].moves).toEqual(found.counterexample![0].moves);
      }),
    );
  });

  test("refuses a strategy that could not be replayed like this", () => {
    const strategy = "novelty" as IndependentStrategyName;
    expect(() => scheduleProperty(hasty, { strategy })).toThrow(ModelError);
  });

  test("shrinks by whatever shrinker it is given", () => {
    const dropOne: Shrinker = ({ moves }) => moves.map((_, index) => moves.toSpliced(index, 1));
    const { counterexample, numShrinks } = fc.check(
      scheduleProperty(hasty, { shrinker: dropOne, strategy: "surw" }),
      { seed: 1, numRuns: 1_000 },
    );
    const [run] = counterexample!;
    expect(run.toString()).toBe(
      'Run(2 moves by given moves, violating "nobody is hasty": worker1.tick, worker1.tick)',
    );
    expect(numShrinks).toBeGreaterThan(0);
  });

  test("shrinks by internal reduction in one go", () => {
    const shrinker: Shrinker = ({ kernel, moves, violation }) => [
      reduceSchedule(kernel, moves, targetFor(hasty, kernel, violation!.property)).moves,
    ];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { counterexample, numShrinks } = fc.check(scheduleProperty(hasty, { shrinker }), {
          seed,
        });
        expect(counterexample![0].moves).toEqual([1, 1]);
        expect(numShrinks).toBeLessThanOrEqual(1);
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  test("shrinks an example given by hand, too, if it is of the same kernel", () => {
    const kernel = new Kernel(hasty.network);
    const arbitrary = scheduleArbitrary(kernel);
    const [run] = fc.sample(arbitrary, 1);
    expect(arbitrary.canShrinkWithoutContext(run)).toBe(true);
    expect(scheduleArbitrary(hasty).canShrinkWithoutContext(run)).toBe(false);
  });
});

describe("scheduleArbitrary", () => {
  test("generates runs that replay step by step, and violate what they say", () => {
    fc.assert(
      fc.property(randomNetworkPlan, fc.integer(), (plan, seed) => {
        const model = modelOf(buildRandomNetwork(plan), [
          deadlockFree("free", { description: "", reads: [], holds: () => false }),
          sometimes("no matter", { description: "", reads: [], holds: () => true }),
        ]);
        const arbitrary = scheduleArbitrary(model, { maxSteps: 15 });
        for (const { kernel, schedule, violation } of fc.sample(arbitrary, { seed, numRuns: 5 })) {
          const { end, moves, properties } = replay(kernel, schedule, model.properties);
          expect(moves).toHaveLength(schedule.length);
          expect(end.kind).not.toBe("no longer applies");
          const violated = properties.filter(({ verdict }) => verdict === "violated");
          expect(violated.map(({ property }) => property)).toEqual(
            violation === undefined ? [] : expect.arrayContaining([violation.property]),
          );
        }
      }),
    );
  });

  test("stops at maxSteps, or where nothing is enabled", () => {
    const lengths = (maxSteps: number) =>
      fc
        .sample(scheduleArbitrary(new Kernel(counters(3, 4)), { maxSteps }), 20)
        .map((run) => run.moves.length);
    expect(new Set(lengths(5))).toEqual(new Set([5]));
    expect(new Set(lengths(50))).toEqual(new Set([7]));
  });

  test("tells by which strategy, and what each step did", () => {
    const kernel = new Kernel(counters(1, 1));
    const runs = fc.sample(scheduleArbitrary(kernel), { seed: 1, numRuns: 200 });
    expect(new Set(runs.map((run) => run.strategy))).toEqual(
      new Set(["uniform", "pos", "pct", "surw"]),
    );
    const changes = runs[0]!.steps.map((step) => step.changes.length);
    expect(changes).toEqual([1, 1]);
  });

  test("refuses a weight that is no positive number", () => {
    const profile = { name: "broken", weight: () => 0 };
    expect(() => scheduleArbitrary(new Kernel(counters(1)), { profile })).toThrow(
      'Profile "broken" gives the move counter0.tick the weight 0.',
    );
  });
});
