import { randomFrom } from "./randomness.ts";
import { Chains, type Estimates } from "./strategies/chains.ts";
import { Uniform } from "./strategies/uniform.ts";
import type { Spectator, Walk } from "./walk.ts";

const PILOT_RUNS = 16;

/** Pilot runs are the same whatever the seed, so that a run is a function of its random numbers. */
const PILOT_SEED = 0x5ea;

/** The chains of a walk's network. Their estimates come from pilot runs, when first asked for. */
export function chainsOf(walk: Walk): Chains {
  const chains: Chains = new Chains(walk.kernel, walk.weights, () => estimate(walk, chains));
  return chains;
}

/** Random walks that count for nothing else but to see how long runs are and what is in them. */
function estimate(walk: Walk, chains: Chains): Estimates {
  const counts = new Float64Array(chains.count);
  const counting: Spectator = {
    stepped: (move) => {
      if (walk.enabled.isInteresting(move)) counts[chains.of(move)]! += 1;
    },
    arrived: () => false,
  };
  const random = randomFrom(PILOT_SEED);
  const uniform = new Uniform();
  let steps = 0;
  for (let run = 0; run < PILOT_RUNS; run++) {
    walk.run(uniform, random, counting);
    steps += walk.moves.length;
  }
  return { steps: steps / PILOT_RUNS, interestingSteps: counts.map((count) => count / PILOT_RUNS) };
}
