import fc from "fast-check";
import { Kernel } from "../../kernel/kernel.ts";
import { deadlockFree, never, type Model } from "../../property/index.ts";
import {
  buildRandomNetwork,
  randomNetworkPlan,
  type RandomNetworkPlan,
} from "../../testing/randomNetwork.ts";
import { targetFor, type Target } from "../target.ts";
import { randomWalkTo } from "./randomWalk.ts";

/** A random network with a property of every kind, and the seed of a walk in it. */
export interface RandomSituation {
  readonly plan: RandomNetworkPlan;
  readonly property: string;
  readonly seed: number;
}

export const randomSituation: fc.Arbitrary<RandomSituation> = fc.record({
  plan: randomNetworkPlan,
  property: fc.constantFrom("count", "stuck", "no unspecified reception", "every step ends"),
  seed: fc.nat(1_000_000),
});

/** What a situation is about, built afresh. */
export interface Built {
  readonly model: Model;
  readonly kernel: Kernel;
  readonly target: Target;
  /** A random walk that reaches the target; a situation without one is passed over. */
  readonly walk: readonly number[];
}

export function build({ plan, property, seed }: RandomSituation): Built {
  const network = buildRandomNetwork(plan);
  const first = Object.keys(network.instances)[0]!;
  const count = never("count", {
    description: "",
    reads: [first],
    bad: (view) => view[first]!.context.count === 2 && view[first]!.value === "s2",
  });
  const stuck = deadlockFree("stuck", { description: "", reads: [], holds: () => false });
  const model = { scenario: "random", variant: "", network, properties: [count, stuck] };
  const kernel = new Kernel(network);
  const target = targetFor(model, kernel, property);
  const walk = randomWalkTo(kernel, target, seed, 20);
  fc.pre(walk !== undefined);
  return { model, kernel, target, walk };
}
