import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { ModelError } from "../errors.ts";
import { defineNetwork, instance, type Network } from "../network/index.ts";
import { always, deadlockFree, never, sometimes, type Model } from "../property/index.ts";
import { checkExhaustively, type CheckResult } from "../search/index.ts";
import { cell, counter } from "../testing/counters.ts";
import { PlainInterpreter, type PlainState } from "../testing/plainInterpreter.ts";
import { buildRandomNetwork, randomNetworkPlan } from "../testing/randomNetwork.ts";
import type { Schedule } from "../trace/types.ts";
import { explore } from "./explore.ts";
import { strategyNames, type StrategyName } from "./strategies/index.ts";
import { counters, handover, modelOf } from "./testing/networks.ts";

const description = "";

/** A model of a random network with one property of each kind that may or may not be violated. */
function randomModel(network: Network): Model {
  const names = Object.keys(network.instances);
  return modelOf(network, [
    never("not all in s2", {
      description,
      reads: names,
      bad: (view) => names.every((name) => view[name]!.value === "s2"),
    }),
    never("the first counts to 2", {
      description,
      reads: ["n0"],
      bad: (view) => view.n0!.context.count === 2,
    }),
    deadlockFree("never stuck", { description, reads: ["n0"], holds: (v) => v.n0!.value === "s1" }),
    sometimes("s2", { description, reads: ["n0"], holds: (view) => view.n0!.value === "s2" }),
  ]);
}

const randomCase = fc.record({
  plan: randomNetworkPlan,
  seed: fc.integer(),
  strategy: fc.constantFrom(...strategyNames),
});

describe("on random networks", () => {
  test("what it finds is confirmed by a plain XState replay", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(randomCase, async ({ plan, seed, strategy }) => {
        const model = randomModel(buildRandomNetwork(plan));
        const { properties } = await explore(model, { seed, strategy, runs: 30, maxSteps: 20 });
        for (const { property, evidence } of properties) {
          if (evidence === undefined) continue;
          found++;
          confirm(model, property, evidence.schedule);
        }
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(100);
  });

  test("it never finds what an exhaustive search excludes, nor more states", async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, async ({ plan, seed, strategy }) => {
        const model = randomModel(buildRandomNetwork(plan));
        const found = await explore(model, { seed, strategy, runs: 30, maxSteps: 20 });
        const all = await checkExhaustively(model);
        expect(found.statistics.states).toBeLessThanOrEqual(all.statistics.states);
        found.properties.forEach(({ evidence }, index) => {
          if (evidence === undefined) return;
          expect(all.properties[index]!.evidence!.schedule.length).toBeLessThanOrEqual(
            evidence.schedule.length,
          );
        });
      }),
    );
  });

  test("one seed gives one result, but for the times", async () => {
    await fc.assert(
      fc.asyncProperty(randomCase, async ({ plan, seed, strategy }) => {
        const once = () =>
          explore(randomModel(buildRandomNetwork(plan)), {
            seed,
            strategy,
            runs: 20,
            maxSteps: 20,
          });
        expect(withoutTimes(await once())).toEqual(withoutTimes(await once()));
      }),
      { numRuns: 50 },
    );
  });
});

/** Replays a schedule with plain XState and insists that it decides the property. */
function confirm(model: Model, property: string, schedule: Schedule): void {
  const reference = new PlainInterpreter(model.network);
  let state: PlainState = reference.initialState();
  let last = "taken";
  for (const { move: name } of schedule) {
    expect(last).toBe("taken");
    const move = model.network.moves.find(
      ({ instance, event }) => `${instance}.${event}` === name,
    )!;
    const masking = model.network.moves.filter(
      (other) => other.priority > move.priority && exists(reference.step(state, other).kind),
    );
    expect(masking).toEqual([]);
    const outcome = reference.step(state, move);
    last = outcome.kind;
    if (outcome.kind === "taken") state = outcome.next;
  }
  if (property === "no unspecified reception") expect(last).toBe("unspecifiedReception");
  else if (property === "every step ends") expect(last).toBe("livelock");
  else {
    const definition = model.properties.find(({ name }) => name === property)!;
    expect(last).toBe("taken");
    expect(definition.holds(state)).toBe(definition.kind === "sometimes");
    if (definition.kind === "deadlockFree") expect(isStuck(reference, model, state)).toBe(true);
  }
}

function isStuck(reference: PlainInterpreter, { network }: Model, state: PlainState): boolean {
  const existing = network.moves.filter((move) => exists(reference.step(state, move).kind));
  const highest = Math.max(...existing.map((move) => move.priority));
  return existing.every((move) => move.priority < highest || move.kind === "fault");
}

function exists(outcome: string): boolean {
  return outcome !== "refused" && outcome !== "blocked";
}

function withoutTimes({ statistics, exploration, ...rest }: CheckResult) {
  return {
    ...rest,
    statistics: { ...statistics, elapsedMs: 0 },
    exploration: { ...exploration, runsPerSecond: 0, stepsPerSecond: 0 },
  };
}

describe("fast-check's conventions", () => {
  afterEach(() => {
    fc.resetConfigureGlobal();
  });

  test("runs and seed come from the options, else from the global configuration", async () => {
    const model = modelOf(counters(2, 2));
    fc.configureGlobal({ numRuns: 17, seed: 99 });
    expect((await explore(model)).exploration).toMatchObject({ runs: 17, seed: 99 });
    const own = await explore(model, { runs: 5, seed: 3 });
    expect(own.exploration).toMatchObject({ runs: 5, seed: 3 });
  });

  test("without any, there are 1,000 runs and a new seed each time", async () => {
    const [first, second] = [
      await explore(modelOf(counters(2))),
      await explore(modelOf(counters(2))),
    ];
    expect(first.exploration!.runs).toBe(1_000);
    expect(first.exploration!.seed).not.toBe(second.exploration!.seed);
  });

  test("the seed that is told leads to the same runs", async () => {
    const model = modelOf(handover);
    const first = await explore(model, { runs: 30 });
    const again = await explore(model, { runs: 30, seed: first.exploration!.seed });
    expect(withoutTimes(again)).toEqual(withoutTimes(first));
  });

  test("an error in a property is the caller's to see", async () => {
    const property = always("broken", {
      description,
      reads: [],
      holds: () => {
        throw new TypeError("oops");
      },
    });
    await expect(explore(modelOf(counters(1), [property]))).rejects.toThrow(new TypeError("oops"));
  });
});

describe("verdicts", () => {
  const p = { description, reads: ["counter0"] };
  const count = (value: number) => (view: { counter0?: { context: { count?: unknown } } }) =>
    view.counter0!.context.count === value;
  const verdicts = async (model: Model) =>
    (await explore(model, { runs: 50, seed: 1, strategy: "uniform" })).properties.map(
      ({ property, verdict, reason }) => `${property}: ${verdict}${reason ? `, ${reason}` : ""}`,
    );

  test("hold only where a witness was seen, and say how far the others were looked for", async () => {
    const effort = "50 runs (200 steps, 9 states)";
    const outlook = "the next run shows something new with probability below 2 %";
    expect(
      await verdicts(
        modelOf(counters(2, 2), [
          sometimes("two", { ...p, holds: count(2) }),
          sometimes("three", { ...p, holds: count(3) }),
          never("never two", { ...p, bad: count(2), explain: () => "it is two" }),
          never("never three", { ...p, bad: count(3) }),
          always("premise", { ...p, holds: () => true, premise: count(3) }),
          always("constant", { ...p, reads: ["counter1"], holds: () => true, premise: () => true }),
          deadlockFree("ends at two", { ...p, holds: count(2) }),
          deadlockFree("never ends", { ...p, holds: () => false }),
        ]),
      ),
    ).toEqual([
      "two: holds",
      `three: not found, not found in ${effort}; ${outlook}`,
      "never two: violated, it is two",
      `never three: not found, not found in ${effort}; ${outlook}`,
      `premise: vacuous, its premise was never true, as far as ${effort} show`,
      `constant: not found, not found in ${effort}; ${outlook}`,
      `ends at two: not found, not found in ${effort}; ${outlook}`,
      "never ends: violated, no progress or timeout move is enabled, and the state is not final",
      `no unspecified reception: not found, not found in ${effort}; ${outlook}`,
      `every step ends: not found, not found in ${effort}; ${outlook}`,
    ]);
  });

  test("violated built-ins do not keep the other properties from being checked", async () => {
    const network = defineNetwork({
      name: "careless",
      instances: { sender: instance(counter, { limit: 3 }), cell: instance(cell) },
      wires: (wire) => [wire("sender.counted", "cell.put")],
      moves: (move) => [move("sender.tick"), move("cell.take")],
    });
    const all = sometimes("all sent", {
      description,
      reads: ["sender"],
      holds: (view) => view.sender!.context.count === 3,
    });
    const { properties } = await explore(modelOf(network, [all]), { runs: 20, seed: 1 });
    expect(properties.map(({ verdict }) => verdict)).toEqual(["holds", "violated", "not found"]);
    const { evidence, reason } = properties[1]!;
    expect(evidence!.length).toBe("as found");
    expect(evidence!.steps.at(-1)!.deliveries.at(-1)).toMatchObject({ accepted: false });
    expect(reason).toContain('cell in state "full" has no transition for');
  });

  test("enumerated delays are told, and end the exploration when nothing is left", async () => {
    const options = { strategy: "delays", maxDelays: 2 } as const;
    const { properties, exploration, limitHit } = await explore(modelOf(counters(2, 2)), options);
    expect(properties[0]!.reason).toMatch(
      /^not found in \d+ runs \(\d+ steps, 9 states\); all 6 schedules with at most 2 delays are among them$/,
    );
    expect(exploration!.runs).toBeLessThan(20);
    expect(limitHit).toBeUndefined();
  });

  test("runs that were cut are told", async () => {
    const { properties } = await explore(modelOf(counters(9)), { runs: 2, maxSteps: 4 });
    expect(properties[0]!.reason).toContain("2 runs of at most 4 steps (8 steps, 5 states)");
  });
});

describe("limits", () => {
  const big = modelOf(counters(9, 9, 9, 9));

  test("a time budget ends it, and is told", async () => {
    const { limitHit, exploration } = await explore(big, { runs: 1e6, budgetMs: 30 });
    expect(limitHit!.limit).toBe("budget");
    expect(limitHit!.message).toContain(`after ${exploration!.runs} of 1000000 runs`);
  });

  test("the first violation ends it where that is asked for", async () => {
    const { limitHit, exploration, properties } = await explore(
      modelOf(counters(9), [
        never("never five", {
          description,
          reads: ["counter0"],
          bad: (view) => view.counter0!.context.count === 5,
        }),
      ]),
      { runs: 100, stopAtFirst: true },
    );
    expect(limitHit!.limit).toBe("first violation");
    expect(exploration!.runs).toBe(1);
    expect(properties[0]!.verdict).toBe("violated");
  });

  test("a signal ends it, and progress is reported", async () => {
    const controller = new AbortController();
    const reports: number[] = [];
    const { limitHit } = await explore(big, {
      runs: 1e6,
      signal: controller.signal,
      onProgress: ({ states }) => {
        reports.push(states);
        if (reports.length === 2) controller.abort();
      },
    });
    expect(limitHit!.limit).toBe("interrupted");
    expect(reports).toHaveLength(2);
  });

  test("an unknown strategy is refused with the nearest name", async () => {
    await expect(explore(big, { strategy: "postal" as StrategyName })).rejects.toThrow(ModelError);
    await expect(explore(big, { strategy: "noveltyy" as StrategyName })).rejects.toThrow(
      'There is no strategy "noveltyy" to be used here. Did you mean "novelty"?',
    );
  });
});

test("the statistics add up", async () => {
  const { exploration, statistics, coverage } = await explore(modelOf(handover), { seed: 2 });
  const byStrategy = Object.values(exploration!.runsByStrategy);
  expect(byStrategy.reduce((sum, runs) => sum + runs)).toBe(1_000);
  expect(Object.keys(exploration!.runsByStrategy)).toEqual([
    "uniform",
    "pos",
    "pct",
    "surw",
    "novelty",
  ]);
  expect(exploration!.runsByStrategy.pos).toBeGreaterThan(330);
  expect(exploration!.distinctStates).toBe(statistics.states);
  expect(exploration!.movePairsSeen).toBeLessThanOrEqual(16);
  expect(exploration!.runsWithNews).toBeGreaterThan(0);
  expect(exploration!.unseenProbability).toBeLessThan(0.02);
  expect(coverage.movesNeverEnabled).toEqual([]);
});
