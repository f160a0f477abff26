import { grown } from "../kernel/growable.ts";

const NEVER_SEEN = 0;
const SEEN_BY_SEVERAL = -1;

/**
 * How likely it is that the next run shows something that no run before has shown: the estimate of
 * Good and Turing, in the form that STADS (Böhme: TOSEM 2018) recommends for testing. What a run can
 * show are *species*, here of several kinds, numbered from 0 within their kind.
 *
 * A run shows many species at once, so the estimate leaves out one run at a time: the share of runs
 * that showed at least one species that no other run showed. If runs are independent and alike, that
 * is unbiased for the last of as many runs, and it is f1/n where each run shows one species. Runs
 * that learn from earlier ones look for novelty on purpose; including them would bias the estimate,
 * so they must not be counted. What they alone have seen still counts as unseen here, which makes
 * the estimate err towards caution.
 */
export class DiscoveryEstimate {
  /** For each kind, who has seen a species: nobody, several, or the run of this number. */
  readonly #seenBy: Int32Array[];
  /** For each run, how many species it alone has shown. */
  #own = new Int32Array(64);
  #runs = 0;
  #runsWithOwn = 0;

  constructor(kinds: number) {
    this.#seenBy = Array.from({ length: kinds }, () => new Int32Array(64));
  }

  get runs(): number {
    return this.#runs;
  }

  newRun(): void {
    this.#runs++;
    if (this.#runs >= this.#own.length) this.#own = grown(this.#own, this.#runs + 1);
  }

  /** The current run shows a species. */
  see(kind: number, species: number): void {
    let seenBy = this.#seenBy[kind]!;
    if (species >= seenBy.length) seenBy = this.#seenBy[kind] = grown(seenBy, species + 1);
    const run = seenBy[species]!;
    if (run === SEEN_BY_SEVERAL || run === this.#runs) return;
    seenBy[species] = run === NEVER_SEEN ? this.#runs : SEEN_BY_SEVERAL;
    this.#addOwn(run === NEVER_SEEN ? this.#runs : run, run === NEVER_SEEN ? 1 : -1);
  }

  /** The estimated probability; 1 as long as there were no runs. */
  get unseenProbability(): number {
    return this.#runs === 0 ? 1 : this.#runsWithOwn / this.#runs;
  }

  #addOwn(run: number, change: 1 | -1): void {
    const before = this.#own[run]!;
    this.#own[run] = before + change;
    if (before === 0) this.#runsWithOwn++;
    if (before + change === 0) this.#runsWithOwn--;
  }
}
