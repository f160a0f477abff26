import type { Random } from "fast-check";
import { pickMove } from "../randomness.ts";
import type { Situation, Strategy } from "./strategy.ts";

/** A random walk: each enabled move is as likely as its weight says. The baseline of all others. */
export class Uniform implements Strategy {
  #random: Random | undefined;

  newRun(random: Random): boolean {
    this.#random = random;
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    return pickMove(enabled, situation, this.#random!);
  }

  observe(): void {
    // A random walk has no memory.
  }
}
