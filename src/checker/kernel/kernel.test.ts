import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Network } from "../network/index.ts";
import { checkExhaustively } from "../search/index.ts";
import { explorePlainly, PlainInterpreter } from "../testing/plainInterpreter.ts";
import { buildRandomNetwork, randomNetworkPlan } from "../testing/randomNetwork.ts";
import { Kernel, Outcome } from "./kernel.ts";

const outcomeNames = Object.keys(Outcome);

/** Walks both at once, choosing by `choices`, and compares every move of every state on the way. */
function compareAlongWalk(network: Network, choices: readonly number[]): void {
  const kernel = new Kernel(network);
  const reference = new PlainInterpreter(network);
  let state = kernel.initialState();
  let plainState = reference.initialState();
  for (const choice of choices) {
    const taken: number[] = [];
    kernel.moves.forEach((move, index) => {
      const outcome = kernel.step(state, index);
      expect(outcomeNames[outcome]).toBe(reference.step(plainState, move).kind);
      if (outcome === Outcome.taken) taken.push(index);
    });
    if (taken.length === 0) return;
    const chosen = taken[choice % taken.length]!;
    kernel.step(state, chosen);
    state = kernel.next.slice();
    const step = reference.step(plainState, kernel.moves[chosen]!);
    if (step.kind !== "taken") throw new Error("the reference did not take the step");
    plainState = step.next;
    kernel.names.forEach((name, index) => {
      const local = kernel.local(state, index);
      expect(local.value).toEqual(plainState[name]!.value);
      expect(local.context).toEqual(plainState[name]!.context);
    });
  }
}

describe("kernel and plain XState interpretation", () => {
  test("agree on every move of every state along random walks of random networks", () => {
    fc.assert(
      fc.property(
        randomNetworkPlan,
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        (plan, choices) => {
          compareAlongWalk(buildRandomNetwork(plan), choices);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("agree on states, transitions and depth of whole random networks", async () => {
    await fc.assert(
      fc.asyncProperty(randomNetworkPlan, async (plan) => {
        const network = buildRandomNetwork(plan);
        const model = { scenario: "random", variant: "random", network, properties: [] };
        const { statistics, complete } = await checkExhaustively(model);
        const { states, transitions, depth } = statistics;
        expect({ states, transitions, depth, complete }).toEqual(explorePlainly(network));
      }),
      { numRuns: 60 },
    );
  });
});

describe("random networks", () => {
  test("show every outcome that a move can have, so that the comparison means something", () => {
    const seen = new Set<string>();
    for (const plan of fc.sample(randomNetworkPlan, { numRuns: 300, seed: 1 })) {
      const network = buildRandomNetwork(plan);
      const reference = new PlainInterpreter(network);
      const initial = reference.initialState();
      for (const move of network.moves) {
        const outcome = reference.step(initial, move);
        seen.add(outcome.kind);
        if (outcome.kind !== "taken") continue;
        network.moves.forEach((next) => seen.add(reference.step(outcome.next, next).kind));
      }
    }
    expect([...seen].sort()).toEqual([...outcomeNames].sort());
  });
});
