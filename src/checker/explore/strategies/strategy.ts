import type { Random } from "fast-check";

/** What a strategy may ask about the moves that are enabled in the current state. */
export interface Situation {
  /** Steps taken so far in this run. */
  readonly step: number;
  /** The weight that the adversary profile gives a move; 1 without a profile. */
  weight(move: number): number;
  /** True when two enabled moves touch a common instance, so that their order may matter. */
  race(first: number, second: number): boolean;
  /** True when what the enabled move would deliver here belongs to the interesting events. */
  isInteresting(move: number): boolean;
}

/**
 * Chooses the next move of a run, as in Shuttle's `Scheduler`: three methods, no access to states.
 * Moves are indices into `kernel.moves`.
 */
export interface Strategy {
  /**
   * Prepares a run that draws its randomness from `random` only. False: there is no further run,
   * because everything the strategy enumerates has been seen.
   */
  newRun(random: Random): boolean;
  /** One of `enabled`, which is never empty, is in the order of `kernel.moves`, and is reused. */
  choose(enabled: readonly number[], situation: Situation): number;
  /** `move` was taken; `enabled` and `situation` are still those it was chosen in. */
  observe(move: number, enabled: readonly number[], situation: Situation): void;
}
