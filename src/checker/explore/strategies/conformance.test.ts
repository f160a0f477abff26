import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Kernel } from "../../kernel/kernel.ts";
import { buildRandomNetwork, randomNetworkPlan } from "../../testing/randomNetwork.ts";
import { scheduleOf } from "../../trace/record.ts";
import { replay } from "../../trace/replay.ts";
import { chainsOf } from "../estimates.ts";
import { explore } from "../explore.ts";
import type { AdversaryProfile } from "../profile.ts";
import { randomFrom } from "../randomness.ts";
import {
  counters,
  handover,
  modelOf,
  planted,
  PLANTED,
  plantingArbitrary,
} from "../testing/networks.ts";
import { Walk, type Spectator } from "../walk.ts";
import { prepareStrategy, strategyNames, type StrategyName } from "./index.ts";

/** What holds of every strategy. What makes each of them different is tested in `strategies.test.ts`. */
describe.each(strategyNames)("%s", (name) => {
  test("chooses only moves that are enabled", () => {
    fc.assert(
      fc.property(randomNetworkPlan, fc.integer(), (plan, seed) => {
        const kernel = new Kernel(buildRandomNetwork(plan));
        for (const moves of runsOf(kernel, name, { seed, runs: 10, maxSteps: 20 })) {
          const { end } = replay(kernel, scheduleOf(kernel, moves));
          expect(end).toEqual({ kind: "completed" });
        }
      }),
      { numRuns: 50 },
    );
  });

  test("chooses the same for the same seed", () => {
    const options = { seed: 7, runs: 50, maxSteps: 20 };
    const first = runsOf(new Kernel(handover), name, options);
    expect(runsOf(new Kernel(handover), name, options)).toEqual(first);
    const other = runsOf(new Kernel(handover), name, { ...options, seed: 8 });
    if (name !== "delays") expect(other).not.toEqual(first);
  });

  test("takes every move of a small network at some time", async () => {
    const { coverage } = await explore(modelOf(handover), { strategy: name, runs: 200, seed: 1 });
    expect(coverage.movesNeverEnabled).toEqual([]);
  });

  test("finds a planted violation in random networks", async () => {
    await fc.assert(
      fc.asyncProperty(plantingArbitrary, fc.integer(), async (planting, seed) => {
        const { properties } = await explore(planted(planting), {
          strategy: name,
          runs: 3_000,
          seed,
        });
        const verdicts = properties.map(({ property, verdict }) => [property, verdict]);
        expect(verdicts.slice(0, 2)).toEqual([
          [PLANTED, "violated"],
          ["true", "not found"],
        ]);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  test("follows an adversary profile, unless it enumerates", () => {
    const profile: AdversaryProfile = {
      name: "third",
      weight: ({ instance }) => (instance === "counter2" ? 20 : 1),
    };
    const runs = runsOf(new Kernel(counters(4, 4, 4)), name, { seed: 3, runs: 400, profile });
    const share = runs.filter(([first]) => first === 2).length / runs.length;
    if (name === "delays") expect(share).toBeLessThan(0.5);
    else expect(share).toBeGreaterThan(0.5);
  });
});

interface RunsOptions {
  readonly seed: number;
  readonly runs: number;
  readonly maxSteps?: number;
  readonly profile?: AdversaryProfile;
}

/** The moves of some runs; fewer than asked for where the strategy has no more. */
function runsOf(kernel: Kernel, name: StrategyName, options: RunsOptions): number[][] {
  const walk = new Walk(kernel, options);
  const { strategy, archive } = prepareStrategy(name, { kernel, chains: chainsOf(walk) });
  const spectator: Spectator = {
    stepped: (move) => archive?.observe(move),
    arrived: () => false,
  };
  const random = randomFrom(options.seed);
  const runs: number[][] = [];
  for (let run = 0; run < options.runs; run++) {
    archive?.newRun();
    if (!walk.run(strategy, random, spectator)) break;
    runs.push([...walk.moves]);
  }
  return runs;
}
