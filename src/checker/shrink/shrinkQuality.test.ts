import { describe, expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { checkExhaustively } from "../search/index.ts";
import { shrinkCounterexample } from "./shrinkCounterexample.ts";
import { targetFor } from "./target.ts";
import { boundedBuffer, counters, mutualExclusion } from "./testing/networks.ts";
import type { PlantedBug } from "./testing/plantedBug.ts";
import { randomWalkTo } from "./testing/randomWalk.ts";
import { diningPhilosophers, mixedUpVotes } from "./testing/roundNetworks.ts";

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

const bugs: readonly (readonly [name: string, makeBug: () => PlantedBug])[] = [
  ["counters", counters],
  ["bounded buffer", boundedBuffer],
  ["mutual exclusion", mutualExclusion],
  ["mixed-up votes", () => mixedUpVotes()],
  ["mixed-up votes of three", () => mixedUpVotes(3, 3)],
  ["dining philosophers", diningPhilosophers],
];

/** How many of 200 random walks become as short as the shortest trace of an exhaustive search. */
async function measure({ model, property }: PlantedBug, maxDetourStates: number) {
  const result = await checkExhaustively(model);
  const { evidence } = result.properties.find((found) => found.property === property)!;
  const optimum = evidence!.schedule.length;
  const kernel = new Kernel(model.network);
  const target = targetFor(model, kernel, property);
  const lengths = SEEDS.map((seed) => {
    const walk = randomWalkTo(kernel, target, seed)!;
    const shrunk = shrinkCounterexample(model, kernel, walk, property, {
      reduce: { maxDetourStates },
    });
    return [shrunk.reduced.moves.length, shrunk.moves.length] as const;
  });
  const share = (stage: 0 | 1) => lengths.filter((l) => l[stage] === optimum).length / SEEDS.length;
  return { before: share(0), after: share(1) };
}

describe.each(bugs)("%s", (_, makeBug) => {
  test("at least 95% are optimal before the bounded search, all after it", async () => {
    // Far fewer states than the default, so that the detours do not see the whole state space.
    const { before, after } = await measure(makeBug(), 128);
    expect(before).toBeGreaterThanOrEqual(0.95);
    expect(after).toBe(1);
  });

  test("the bounded search makes up for what the reduction misses", async () => {
    const { after } = await measure(makeBug(), 0);
    expect(after).toBe(1);
  });
});
