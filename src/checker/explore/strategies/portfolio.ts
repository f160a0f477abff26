import type { Random } from "fast-check";
import type { Situation, Strategy } from "./strategy.ts";

/** A strategy of a portfolio, and how often it is used in comparison with the others. */
export interface PortfolioMember<Name extends string> {
  readonly name: Name;
  readonly share: number;
  readonly strategy: Strategy;
}

/**
 * Several strategies, one of them a run, drawn by the run's own random numbers. As long as each
 * member's runs are independent of one another, so are the portfolio's: a sample of one mixture.
 */
export class Portfolio<Name extends string> implements Strategy {
  readonly #members: readonly PortfolioMember<Name>[];
  readonly #totalShare: number;
  #current: PortfolioMember<Name>;

  constructor(members: readonly PortfolioMember<Name>[]) {
    this.#members = members;
    this.#totalShare = members.reduce((sum, { share }) => sum + share, 0);
    this.#current = members[0]!;
  }

  /** The member that chooses in this run. */
  get current(): Name {
    return this.#current.name;
  }

  newRun(random: Random): boolean {
    let rest = random.nextInt(1, this.#totalShare);
    this.#current = this.#members.find(({ share }) => (rest -= share) <= 0)!;
    return this.#current.strategy.newRun(random);
  }

  choose(enabled: readonly number[], situation: Situation): number {
    return this.#current.strategy.choose(enabled, situation);
  }

  observe(move: number, enabled: readonly number[], situation: Situation): void {
    this.#current.strategy.observe(move, enabled, situation);
  }
}
