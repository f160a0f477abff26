import type { Random } from "fast-check";
import { pickMove, unit } from "../randomness.ts";
import type { Chains } from "./chains.ts";
import type { Situation, Strategy } from "./strategy.ts";

/** What a chain counts for that has shown all the interesting steps it was expected to have. */
const EXHAUSTED = 0.1;

/** The intended chain once all have shown what was expected of them: nothing is held back. */
const ANY = -1;

/**
 * Selectively uniform random walk (SURW: Zhao, Wolff, Mathur, Roychoudhury: ASPLOS 2025). It draws
 * which chain is to take the next interesting step, in proportion to how many each still has, and
 * holds the other chains' interesting steps back until then; all else is a random walk. Interleavings
 * of the interesting steps come out about uniform, where a random walk would hardly ever let one
 * interesting step wait for dozens of others.
 *
 * How many interesting steps a chain has is estimated by pilot runs. A chain is the moves of one
 * instance; where everything is interesting this is the paper's uniform random walk.
 */
export class SelectivelyUniform implements Strategy {
  readonly #chains: Chains;
  readonly #remaining: Float64Array;
  /** Each chain's chance of being drawn. */
  readonly #shares: Float64Array;
  readonly #allowed: number[] = [];
  #random: Random | undefined;
  #intended = ANY;

  constructor(chains: Chains) {
    this.#chains = chains;
    this.#remaining = new Float64Array(chains.count);
    this.#shares = new Float64Array(chains.count);
  }

  newRun(random: Random): boolean {
    this.#random = random;
    this.#remaining.set(this.#chains.usualInterestingSteps());
    this.#intended = this.#drawOfAll();
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    this.#allowed.length = 0;
    for (const move of enabled) if (this.#mayGo(move, situation)) this.#allowed.push(move);
    if (this.#allowed.length > 0) return pickMove(this.#allowed, situation, this.#random!);
    // Everything that is enabled is interesting and held back, so one of these chains has to go.
    this.#intended = this.#drawOf(enabled);
    const ofChain = enabled.filter((move) => this.#chains.of(move) === this.#intended);
    return pickMove(ofChain, situation, this.#random!);
  }

  observe(taken: number, _enabled: readonly number[], situation: Situation): void {
    if (!situation.isInteresting(taken)) return;
    this.#remaining[this.#chains.of(taken)]! -= 1;
    this.#intended = this.#drawOfAll();
  }

  #mayGo(move: number, situation: Situation): boolean {
    if (this.#intended === ANY || this.#chains.of(move) === this.#intended) return true;
    return !situation.isInteresting(move);
  }

  /** A chain in proportion to its remaining interesting steps, or ANY when none has any. */
  #drawOfAll(): number {
    for (let chain = 0; chain < this.#shares.length; chain++) {
      const remaining = this.#remaining[chain]!;
      this.#shares[chain] = remaining > 0 ? remaining * this.#chains.weight(chain) : 0;
    }
    return this.#draw();
  }

  /** One of the chains of these moves. */
  #drawOf(moves: readonly number[]): number {
    this.#shares.fill(0);
    for (const move of moves) {
      const chain = this.#chains.of(move);
      const remaining = Math.max(this.#remaining[chain]!, EXHAUSTED);
      this.#shares[chain] = remaining * this.#chains.weight(chain);
    }
    return this.#draw();
  }

  #draw(): number {
    let total = 0;
    for (const share of this.#shares) total += share;
    let rest = total * unit(this.#random!);
    let drawn = ANY;
    for (let chain = 0; chain < this.#shares.length && rest > 0; chain++) {
      if (this.#shares[chain]! > 0) drawn = chain;
      rest -= this.#shares[chain]!;
    }
    return drawn;
  }
}
