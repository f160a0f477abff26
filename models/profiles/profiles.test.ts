import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { setup } from "xstate";
import { ModelError } from "../../src/checker/errors.ts";
import { scheduleArbitrary } from "../../src/checker/explore/index.ts";
import type { Run, ScheduleOptions } from "../../src/checker/explore/index.ts";
import { Kernel } from "../../src/checker/kernel/kernel.ts";
import { defineNetwork, instance } from "../../src/checker/network/index.ts";
import type { Network } from "../../src/checker/network/index.ts";
import { concurrentCheckpoints } from "../scenarios/concurrentCheckpoints.ts";
import { crashDuringAlignment } from "../scenarios/crashDuringAlignment.ts";
import { diamond } from "../scenarios/diamond.ts";
import { scenarios } from "../scenarios/index.ts";
import { operatorChain } from "../scenarios/operatorChain.ts";
import type { Scenario } from "../scenarios/index.ts";
import { buildSystem } from "../system.ts";
import { aligned } from "../variants/index.ts";
import { adversaries, profileFor } from "./index.ts";
import * as figures from "./testing/seamFigures.ts";
import type { SeamFigure } from "./testing/seamFigures.ts";

test("are the four seams and the faults, in words", () => {
  expect(adversaries.map(({ name }) => name)).toEqual([
    "skew",
    "compaction",
    "buffers",
    "memory",
    "faults",
  ]);
  for (const { description } of adversaries) expect(description).toMatch(/^[A-Z].*[^.]\.$/);
});

test("a name that is none is refused with the nearest", () => {
  const choose = () => profileFor(networkOf(diamond), "bufers");
  expect(choose).toThrow(ModelError);
  expect(choose).toThrow('There is no profile "bufers". Did you mean "buffers"? Known: skew, comp');
});

describe.each(adversaries)("$name", (adversary) => {
  test.each(scenarios)("gives every move of $name a positive weight", (scenario) => {
    const network = networkOf(scenario);
    const { weight } = adversary.prepare(network);
    for (const move of network.moves) expect(weight(move)).toBeGreaterThan(0);
  });
});

describe("skew", () => {
  test("tells the sides of a join by the way that records take", () => {
    expect(weightsOf(concurrentCheckpoints)).toEqual(weightsOf(crashDuringAlignment));
    expect(weightsOf(crashDuringAlignment)).toEqual({
      ...{ hot: 6, hot_join: 6 },
      ...{ cold: 1 / 6, cold_join: 1 / 6 },
    });
  });

  test("finds the sides of a diamond behind its one source", () => {
    expect(weightsOf(diamond)).toEqual({
      ...{ source_fast: 6, fast: 6, fast_join: 6 },
      ...{ source_slow: 1 / 6, slow: 1 / 6, slow_join: 1 / 6 },
    });
  });

  test("has no sides where there is no join", () => {
    expect(weightsOf(operatorChain)).toEqual({});
  });

  /** The instances whose moves would be weighed, had they any. */
  function weightsOf(scenario: Scenario): Record<string, number> {
    const network = networkOf(scenario);
    const { weight } = profileFor(network, "skew");
    const [move] = network.moves;
    const names = Object.keys(network.instances);
    const weights = names.map((name) => [name, weight({ ...move!, instance: name })] as const);
    return Object.fromEntries(weights.filter(([, value]) => value !== 1));
  }
});

describe("over 200 runs", () => {
  test.each([
    ["skew", concurrentCheckpoints],
    ["buffers", concurrentCheckpoints],
    ["memory", concurrentCheckpoints],
    ["faults", crashDuringAlignment],
  ] as const)("%s changes which moves come early", (name, scenario) => {
    const network = networkOf(scenario);
    const profile = profileFor(network, name);
    // Whole runs take all the same moves to the end; a profile only changes when.
    const without = runsOf(network, { maxSteps: 10 });
    const under = runsOf(network, { maxSteps: 10, profile });
    const favoured = network.moves.map((move) => profile.weight(move) > 1);
    const hindered = network.moves.map((move) => profile.weight(move) < 1);
    const shareOfFavoured = (runs: readonly Run[]) =>
      taken(runs, favoured) / (taken(runs, favoured) + taken(runs, hindered));
    expect(shareOfFavoured(under)).toBeGreaterThan(1.05 * shareOfFavoured(without));
  });

  test.each([
    ["skew", concurrentCheckpoints, figures.alignmentOf("join")],
    ["buffers", concurrentCheckpoints, figures.mostRecordsQueued],
    ["memory", concurrentCheckpoints, figures.mostAcknowledgementsUnderWay],
    ["faults", crashDuringAlignment, figures.crashDuringAsyncPhase],
  ] as const)("%s comes nearer to its seam", (name, scenario, figure) => {
    const network = networkOf(scenario);
    const without = mean(runsOf(network, {}), figure);
    const under = mean(runsOf(network, { profile: profileFor(network, name) }), figure);
    expect(under).toBeGreaterThan(1.15 * without);
  });
});

describe("compaction", () => {
  test("has nothing to do where no backend compacts", () => {
    const network = networkOf(crashDuringAlignment);
    const movesOf = (options: ScheduleOptions) =>
      runsOf(network, options).map(({ moves }) => moves);
    const profile = profileFor(network, "compaction");
    expect(movesOf({ maxSteps: 12, profile })).toEqual(movesOf({ maxSteps: 12 }));
  });

  test("makes a backend compact where one can", () => {
    const events = (target: string) => ({ on: { compact: target, write: target } });
    const backend = setup({}).createMachine({
      initial: "even",
      states: { even: events("odd"), odd: events("even") },
    });
    const network = defineNetwork({
      name: "compacting",
      instances: { backend: instance(backend) },
      wires: () => [],
      moves: (move) => [move("backend.compact"), move("backend.write")],
    });
    const profile = profileFor(network, "compaction");
    const runs = runsOf(network, { maxSteps: 20, profile, strategy: "uniform" });
    expect(taken(runs, [true, false]) / taken(runs, [true, true])).toBeCloseTo(6 / 7, 1);
  });
});

function networkOf({ name, large }: Scenario): Network {
  return buildSystem(name, large, aligned).network;
}

function runsOf(network: Network, options: ScheduleOptions): readonly Run[] {
  return fc.sample(scheduleArbitrary(new Kernel(network), options), { seed: 1, numRuns: 200 });
}

/** How many steps are such moves. */
function taken(runs: readonly Run[], isMeant: readonly boolean[]): number {
  return runs.flatMap(({ moves }) => moves).filter((move) => isMeant[move]).length;
}

function mean(runs: readonly Run[], figure: SeamFigure): number {
  return runs.reduce((sum, { steps }) => sum + figure(steps), 0) / runs.length;
}
