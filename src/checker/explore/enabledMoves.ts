import { Outcome, type Kernel } from "../kernel/kernel.ts";
import type { InterestingReceptions } from "./interest.ts";
import type { Situation } from "./strategies/strategy.ts";

/** A move that exists in a state but whose step cannot be completed. */
export interface FailingMove {
  readonly move: number;
  readonly outcome: typeof Outcome.unspecifiedReception | typeof Outcome.livelock;
}

const BITS = 32;

/**
 * The moves that exist in one state, found by trying all that the priorities admit. One object serves
 * a whole exploration: `update` overwrites what was known of the state before.
 */
export class EnabledMoves implements Situation {
  step = 0;
  /** The moves that can be taken, in the order of `kernel.moves`. */
  readonly moves: number[] = [];
  /** Moves that lead to an unspecified reception or a livelock, and so to no state. */
  readonly failing: FailingMove[] = [];
  /** True when a move exists that is not a fault: something that the system owes. */
  owed = false;
  readonly #kernel: Kernel;
  readonly #weights: Float64Array;
  readonly #interest: InterestingReceptions | undefined;
  /** For each move, a bit for each instance that its step touches. */
  readonly #footprints: Int32Array;
  readonly #words: number;
  readonly #isFault: readonly boolean[];
  readonly #isObserver: readonly boolean[];
  readonly #interesting: Uint8Array;

  constructor(kernel: Kernel, weights: Float64Array, interest: InterestingReceptions | undefined) {
    this.#kernel = kernel;
    this.#weights = weights;
    this.#interest = interest;
    this.#words = Math.ceil(kernel.names.length / BITS);
    this.#footprints = new Int32Array(kernel.moves.length * this.#words);
    this.#isFault = kernel.moves.map((move) => move.kind === "fault");
    this.#isObserver = Object.values(kernel.network.instances).map(({ observer }) => observer);
    this.#interesting = new Uint8Array(kernel.moves.length).fill(1);
  }

  update(state: Int32Array, step: number): void {
    this.step = step;
    this.moves.length = 0;
    this.failing.length = 0;
    this.owed = false;
    for (const group of this.#kernel.movesByPriority) {
      for (const move of group) this.#try(state, move);
      if (this.moves.length > 0 || this.failing.length > 0) return;
    }
  }

  weight(move: number): number {
    return this.#weights[move]!;
  }

  race(first: number, second: number): boolean {
    if (first === second) return true;
    const words = this.#words;
    for (let word = 0; word < words; word++) {
      const common =
        this.#footprints[first * words + word]! & this.#footprints[second * words + word]!;
      if (common !== 0) return true;
    }
    return false;
  }

  isInteresting(move: number): boolean {
    return this.#interesting[move] === 1;
  }

  #try(state: Int32Array, move: number): void {
    const outcome = this.#kernel.step(state, move);
    if (outcome === Outcome.refused || outcome === Outcome.blocked) return;
    if (!this.#isFault[move]!) this.owed = true;
    if (outcome !== Outcome.taken) {
      this.failing.push({ move, outcome });
      return;
    }
    this.moves.push(move);
    this.#noteFootprint(move);
    if (this.#interest !== undefined) {
      this.#interesting[move] = this.#interest.inLastStep() ? 1 : 0;
    }
  }

  /** Observers are left out: whatever they listen to would race with everything else. */
  #noteFootprint(move: number): void {
    const { deliveries } = this.#kernel;
    const words = this.#words;
    this.#footprints.fill(0, move * words, (move + 1) * words);
    for (let index = 0; index < deliveries.length; index++) {
      const receiver = deliveries.receiver(index);
      if (this.#isObserver[receiver]!) continue;
      this.#footprints[move * words + (receiver >>> 5)]! |= 1 << (receiver & (BITS - 1));
    }
  }
}
