import type { Random } from "fast-check";
import { pickMove, ringingTime } from "../randomness.ts";
import type { Chains } from "./chains.ts";
import type { Situation, Strategy } from "./strategy.ts";

/**
 * Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: ASPLOS 2010),
 * adapted to message passing after PCTCP (Ozkan, Majumdar, Niksic, Tabaei Befrouei, Weissenbacher:
 * OOPSLA 2018). Priorities belong to chains of events instead of threads; a chain is the moves of
 * one instance. The chain of the highest priority goes on until it can no longer, and at `depth - 1`
 * random steps the chain in front falls behind all others.
 *
 * The steps are drawn from the length of a usual run, which pilot runs estimate. A run is therefore
 * a function of its random numbers alone, as replaying it by seed and path demands.
 */
export class PriorityChains implements Strategy {
  readonly #chains: Chains;
  readonly #depth: number;
  #random: Random | undefined;
  /** The lower, the higher the priority. */
  readonly #rank: Float64Array;
  readonly #changeSteps: number[] = [];

  constructor(chains: Chains, depth: number) {
    this.#chains = chains;
    this.#depth = depth;
    this.#rank = new Float64Array(chains.count);
  }

  newRun(random: Random): boolean {
    this.#random = random;
    for (let chain = 0; chain < this.#rank.length; chain++) {
      this.#rank[chain] = ringingTime(this.#chains.weight(chain), random);
    }
    const lastStep = Math.max(1, Math.round(this.#chains.usualSteps()) - 1);
    this.#changeSteps.length = 0;
    for (let change = 1; change < this.#depth; change++) {
      this.#changeSteps.push(random.nextInt(0, lastStep));
    }
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    let front = this.#front(enabled);
    this.#changeSteps.forEach((step, change) => {
      if (step !== situation.step) return;
      this.#rank[front] = BEHIND_ALL + change;
      front = this.#front(enabled);
    });
    const inFront = enabled.filter((move) => this.#chains.of(move) === front);
    return pickMove(inFront, situation, this.#random!);
  }

  observe(): void {
    // Priorities change at steps drawn beforehand, not by what happens.
  }

  #front(enabled: readonly number[]): number {
    let front = this.#chains.of(enabled[0]!);
    for (const move of enabled) {
      const chain = this.#chains.of(move);
      if (this.#rank[chain]! < this.#rank[front]!) front = chain;
    }
    return front;
  }
}

/** Higher than any ringing time that the resolution of the random numbers allows. */
const BEHIND_ALL = Number.MAX_SAFE_INTEGER;
