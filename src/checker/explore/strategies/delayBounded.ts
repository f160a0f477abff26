import type { Kernel } from "../../kernel/kernel.ts";
import type { Situation, Strategy } from "./strategy.ts";

/**
 * Delay-bounded scheduling (Emmi, Qadeer, Rakamarić: POPL 2011). A round robin over the moves is the
 * default; passing over the move whose turn it is costs one delay. All schedules with at most
 * D delays are enumerated for D = 0, 1, 2…, so that "no violation with at most D delays" is a fact
 * and not an estimate. Most concurrency bugs need few delays (Thomson, Donaldson, Betts: PPoPP 2014).
 *
 * Moves without fairness, such as faults and timeouts, have no turn: taking one costs one delay, too.
 * Only where nothing else is enabled the first of them is free.
 */
export class DelayBounded implements Strategy {
  /** The highest number of delays of which all schedules have been seen; -1 for none yet. */
  allSeenUpTo = -1;
  /** How many schedules those are. */
  schedulesSeen = 0;
  readonly #isFair: readonly boolean[];
  readonly #maxDelays: number;
  #bound = -1;
  #runsOfBound = 0;
  #boundWasUsed = false;
  #turn = 0;
  /** The choices of this run by step: the candidate taken, and what there was to choose from. */
  #steps: { candidate: number; fair: number; unfair: number; spentBefore: number }[] = [];
  /** The candidates to take first; after them the default is followed. */
  #plan: readonly number[] = [];
  #spent = 0;

  constructor(kernel: Kernel, maxDelays: number) {
    this.#isFair = kernel.moves.map((move) => move.fairness !== "none");
    this.#maxDelays = maxDelays;
  }

  newRun(): boolean {
    const next = this.#bound < 0 ? undefined : this.#nextPlan();
    if (next === undefined && !this.#raiseBound()) return false;
    this.#plan = next ?? [];
    this.#steps = [];
    this.#spent = 0;
    this.#turn = 0;
    this.#runsOfBound++;
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    const fair = enabled.filter((move) => this.#isFair[move]);
    const afterTurn = fair.filter((move) => move >= this.#turn);
    const unfair = enabled.filter((move) => !this.#isFair[move]);
    const candidates = [...afterTurn, ...fair.slice(0, fair.length - afterTurn.length), ...unfair];
    const candidate = this.#plan[situation.step] ?? 0;
    const counts = { fair: fair.length, unfair: unfair.length };
    this.#steps.push({ candidate, ...counts, spentBefore: this.#spent });
    this.#spent += cost(candidate, fair.length);
    if (this.#spent === this.#bound) this.#boundWasUsed = true;
    return candidates[candidate]!;
  }

  observe(taken: number): void {
    if (this.#isFair[taken]!) this.#turn = taken + 1;
  }

  /** The next plan within the bound, in the order of a depth first search, if there is one. */
  #nextPlan(): number[] | undefined {
    for (let at = this.#steps.length - 1; at >= 0; at--) {
      const { candidate, fair, unfair, spentBefore } = this.#steps[at]!;
      for (let other = candidate + 1; other < fair + unfair; other++) {
        if (spentBefore + cost(other, fair) > this.#bound) continue;
        return [...this.#steps.slice(0, at).map((step) => step.candidate), other];
      }
    }
    return undefined;
  }

  /** Goes on to one delay more; false when that would be too many, or would show nothing new. */
  #raiseBound(): boolean {
    this.allSeenUpTo = this.#bound;
    this.schedulesSeen = this.#runsOfBound;
    if (this.#bound >= this.#maxDelays || (this.#bound >= 0 && !this.#boundWasUsed)) return false;
    this.#bound++;
    this.#runsOfBound = 0;
    this.#boundWasUsed = false;
    return true;
  }
}

/** What a candidate costs where `fair` moves come in turn before those that have none. */
function cost(candidate: number, fair: number): number {
  if (candidate < fair) return candidate;
  return fair === 0 && candidate === 0 ? 0 : 1;
}
