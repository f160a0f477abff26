import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { reduceSchedule } from "./reduceSchedule.ts";
import { improves } from "./reduction.ts";
import { targetFor, type Target } from "./target.ts";
import { boundedBuffer, counters, mutualExclusion } from "./testing/networks.ts";
import type { PlantedBug } from "./testing/plantedBug.ts";
import { randomWalkTo } from "./testing/randomWalk.ts";
import { build, randomSituation } from "./testing/randomSituation.ts";
import { detourOrFault } from "./testing/detourOrFault.ts";
import { diningPhilosophers, mixedUpVotes } from "./testing/roundNetworks.ts";
import { runLeniently, trailOf } from "./trail.ts";

interface Situation {
  readonly kernel: Kernel;
  readonly target: Target;
}

function prepare({ model, property }: PlantedBug): Situation {
  const kernel = new Kernel(model.network);
  return { kernel, target: targetFor(model, kernel, property) };
}

function names({ kernel }: Situation, moves: readonly number[]): string[] {
  return moves.map((move) => kernel.moves[move]!.name);
}

function indices({ kernel }: Situation, moves: readonly string[]): number[] {
  return moves.map((name) => kernel.moves.findIndex((move) => move.name === name));
}

describe("a reduced schedule", () => {
  test("reaches the target, runs as it stands, and is no longer nor has more faults", () => {
    fc.assert(
      fc.property(randomSituation, (situation) => {
        const { kernel, target, walk } = build(situation);
        const { moves } = reduceSchedule(kernel, walk, target, { aim: "fewest faults" });
        expect(runLeniently(kernel, target, kernel.initialState(), moves)).toEqual(moves);
        const [before, after] = [trailOf(kernel, walk).cost, trailOf(kernel, moves).cost];
        expect(after.steps).toBeLessThanOrEqual(before.steps);
        expect(after.faults).toBeLessThanOrEqual(before.faults);
        expect(after).toSatisfy(
          () => moves.join() === walk.join() || improves(after, before, "fewest faults"),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("is the same each time, and reducing it once more changes nothing", () => {
    fc.assert(
      fc.property(randomSituation, (situation) => {
        const { kernel, target, walk } = build(situation);
        const { moves } = reduceSchedule(kernel, walk, target);
        const again = build(situation);
        expect(reduceSchedule(again.kernel, walk, again.target).moves).toEqual(moves);
        expect(reduceSchedule(kernel, moves, target).moves).toEqual(moves);
      }),
      { numRuns: 300 },
    );
  });

  test("needs every one of its steps, however few candidates are allowed", () => {
    fc.assert(
      fc.property(randomSituation, fc.nat({ max: 40 }), (situation, maxCandidates) => {
        const { kernel, target, walk } = build(situation);
        const { moves } = reduceSchedule(kernel, walk, target, { maxCandidates });
        moves.forEach((_, step) => {
          const rest = moves.toSpliced(step, 1);
          expect(runLeniently(kernel, target, kernel.initialState(), rest)).toBeUndefined();
        });
      }),
      { numRuns: 300 },
    );
  });

  test("was reached by improvements alone, each of them shown", () => {
    fc.assert(
      fc.property(randomSituation, (situation) => {
        const { kernel, target, walk } = build(situation);
        const shown: (readonly number[])[] = [walk];
        const onImprovement = (moves: readonly number[]) => shown.push(moves);
        const { moves } = reduceSchedule(kernel, walk, target, {
          aim: "fewest faults",
          onImprovement,
        });
        expect(shown.at(-1)).toEqual(moves);
        for (let at = 1; at < shown.length; at++) {
          const [before, after] = [shown[at - 1]!, shown[at]!].map((m) => trailOf(kernel, m).cost);
          expect(improves(after!, before!, "fewest faults")).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("what is given up for what", () => {
  test("parameters get smaller, and steps of one instance come together", () => {
    const situation = prepare(counters());
    const walk = indices(situation, [
      "c.add(by=2)",
      "a.add(by=3)",
      "b.add(by=3)",
      "a.add(by=3)",
      "b.subtract",
      "d.crash",
      "a.add(by=1)",
      "b.add(by=1)",
    ]);
    const { moves } = reduceSchedule(situation.kernel, walk, situation.target);
    expect(names(situation, moves)).toEqual(["b.add(by=2)", "a.add(by=3)", "a.add(by=3)"]);
  });

  test("an identity that several steps share becomes the smallest one in all of them", () => {
    const situation = prepare(mixedUpVotes());
    const walk = indices(situation, [
      "coordinator.start(round=3)",
      "coordinator.timeout",
      "coordinator.start(round=2)",
      "p1.vote(round=3)",
      "p1.vote(round=2)",
    ]);
    const { moves } = reduceSchedule(situation.kernel, walk, situation.target);
    expect(names(situation, moves)).toEqual([
      "coordinator.start(round=2)",
      "coordinator.timeout",
      "coordinator.start(round=1)",
      "p1.vote(round=2)",
      "p1.vote(round=1)",
    ]);
  });

  test("a fault is worth it only where it saves a step, unless faults come first", () => {
    const situation = prepare(detourOrFault());
    const walk = indices(situation, ["light.dim", "light.dim", "light.dim"]);
    const reduce = (aim: "fewest faults" | "fewest steps") =>
      names(situation, reduceSchedule(situation.kernel, walk, situation.target, { aim }).moves);
    expect(reduce("fewest faults")).toEqual(["light.dim", "light.dim", "light.dim"]);
    expect(reduce("fewest steps")).toEqual(["light.shatter"]);
  });

  test("a fault is replaced where that makes the run no longer", () => {
    const situation = prepare(detourOrFault());
    const walk = indices(situation, ["light.dim", "light.flicker", "light.dim"]);
    const { moves } = reduceSchedule(situation.kernel, walk, situation.target, {
      aim: "fewest faults",
    });
    expect(names(situation, moves)).toEqual(["light.dim", "light.dim", "light.dim"]);
  });
});

describe.each([
  counters,
  boundedBuffer,
  mutualExclusion,
  () => mixedUpVotes(),
  () => mixedUpVotes(3, 4),
  diningPhilosophers,
])("planted bug %#", (makeBug) => {
  test("a run that is at its best already stays as it is", () => {
    const { kernel, target } = prepare(makeBug());
    const walk = randomWalkTo(kernel, target, 1)!;
    const { moves } = reduceSchedule(kernel, walk, target);
    expect(reduceSchedule(kernel, moves, target).moves).toEqual(moves);
  });
});

test("a schedule that does not reach the target is refused", () => {
  const { kernel, target } = prepare(counters());
  expect(() => reduceSchedule(kernel, [0, 1], target)).toThrow(
    'The schedule of 2 steps says nothing about "four apart", so there is nothing to shrink. ' +
      "Replay it to see where it no longer applies.",
  );
});
