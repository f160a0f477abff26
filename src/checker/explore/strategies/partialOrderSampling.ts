import type { Random } from "fast-check";
import { ringingTime } from "../randomness.ts";
import type { Situation, Strategy } from "./strategy.ts";

/**
 * Partial order sampling (Yuan, Yang, Gu: CAV 2018). Every enabled move has a random priority; the
 * highest is taken, and the moves that race with it draw anew. Moves that do not race keep theirs,
 * so that partial orders, not interleavings, are sampled about evenly.
 *
 * Two moves race when their steps touch a common instance, which includes a bounded channel that
 * one fills and the other empties. Priorities are ringing times: the earliest is the highest.
 */
export class PartialOrderSampling implements Strategy {
  #random: Random | undefined;
  readonly #times: Float64Array;
  /** The step up to which a move's time is good; a move that was not enabled there draws anew. */
  readonly #goodFor: Int32Array;

  constructor(moves: number) {
    this.#times = new Float64Array(moves);
    this.#goodFor = new Int32Array(moves);
  }

  newRun(random: Random): boolean {
    this.#random = random;
    this.#goodFor.fill(-1);
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    let first = enabled[0]!;
    for (const move of enabled) {
      if (this.#goodFor[move] !== situation.step) {
        this.#times[move] = ringingTime(situation.weight(move), this.#random!);
      }
      if (this.#times[move]! < this.#times[first]!) first = move;
    }
    return first;
  }

  observe(taken: number, enabled: readonly number[], situation: Situation): void {
    for (const move of enabled) {
      if (!situation.race(taken, move)) this.#goodFor[move] = situation.step + 1;
    }
  }
}
