import { Outcome, type Kernel } from "../../kernel/kernel.ts";
import { stepByPriority } from "../../trace/replayStep.ts";
import type { Target } from "../target.ts";
import { runLeniently } from "../trail.ts";

const MAX_STEPS = 120;

/** The first uniformly random walk (of at most 120 steps) that reaches the target. */
export function randomWalkTo(
  kernel: Kernel,
  target: Target,
  seed: number,
  maxWalks = 5_000,
): number[] | undefined {
  const random = randomNumbers(seed);
  for (let walk = 0; walk < maxWalks; walk++) {
    const taken = runLeniently(kernel, target, kernel.initialState(), randomWalk(kernel, random));
    if (taken !== undefined) return taken;
  }
  return undefined;
}

function randomWalk(kernel: Kernel, random: () => number): number[] {
  const state = kernel.initialState();
  const moves: number[] = [];
  while (moves.length < MAX_STEPS) {
    const enabled = kernel.moves
      .map((_, index) => index)
      .filter((move) => {
        const outcome = stepByPriority(kernel, state, move);
        return outcome !== Outcome.refused && outcome !== Outcome.blocked;
      });
    if (enabled.length === 0) return moves;
    const move = enabled[Math.floor(random() * enabled.length)]!;
    moves.push(move);
    if (stepByPriority(kernel, state, move) !== Outcome.taken) return moves;
    state.set(kernel.next);
  }
  return moves;
}

/** Mulberry32: small, and the same on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
