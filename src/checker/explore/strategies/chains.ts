import type { Kernel } from "../../kernel/kernel.ts";

/** What usual runs look like, by pilot runs. */
export interface Estimates {
  /** Mean number of steps. */
  readonly steps: number;
  /** Mean number of interesting steps of each chain. */
  readonly interestingSteps: Float64Array;
}

/**
 * The chains of events of a network: what a thread is to PCT and SURW, the moves of one instance
 * are here, because they are causally ordered by its state.
 */
export class Chains {
  /** One for each instance; those without moves are never asked for. */
  readonly count: number;
  readonly #ofMove: Int32Array;
  readonly #weights: Float64Array;
  readonly #estimate: () => Estimates;
  #estimates: Estimates | undefined;

  /** `estimate` is called at most once, and only if a strategy needs it. */
  constructor(kernel: Kernel, moveWeights: Float64Array, estimate: () => Estimates) {
    this.count = kernel.names.length;
    this.#ofMove = Int32Array.from(kernel.moves, (move) => kernel.names.indexOf(move.instance));
    this.#weights = new Float64Array(this.count).fill(1);
    this.#estimate = estimate;
    this.#takeHighest(moveWeights);
  }

  of(move: number): number {
    return this.#ofMove[move]!;
  }

  /** The highest weight among the chain's moves. */
  weight(chain: number): number {
    return this.#weights[chain]!;
  }

  usualSteps(): number {
    return this.#known().steps;
  }

  usualInterestingSteps(): Float64Array {
    return this.#known().interestingSteps;
  }

  #known(): Estimates {
    return (this.#estimates ??= this.#estimate());
  }

  #takeHighest(moveWeights: Float64Array): void {
    const seen = new Set<number>();
    moveWeights.forEach((weight, move) => {
      const chain = this.of(move);
      this.#weights[chain] = seen.has(chain) ? Math.max(this.#weights[chain]!, weight) : weight;
      seen.add(chain);
    });
  }
}
