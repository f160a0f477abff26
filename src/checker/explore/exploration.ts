import type { Random } from "fast-check";
import { Kernel } from "../kernel/kernel.ts";
import type { Model } from "../property/index.ts";
import { chainsOf } from "./estimates.ts";
import { Findings } from "./findings.ts";
import { Ledger } from "./ledger.ts";
import {
  independentStrategies,
  prepareStrategy,
  singleStrategies,
  type PreparedStrategy,
  type SingleStrategyName,
  type StrategyName,
} from "./strategies/index.ts";
import { Walk, type Spectator, type WalkOptions } from "./walk.ts";

/** What an exploration walks, and how. */
export interface ExplorationOptions extends WalkOptions {
  /** Default `portfolio`. */
  readonly strategy?: StrategyName | undefined;
  /** The bug depth that PCT aims at. Default 3. */
  readonly pctDepth?: number | undefined;
  /** The most delays that the strategy `delays` enumerates. Default: as many as there are runs for. */
  readonly maxDelays?: number | undefined;
}

/**
 * Run after run on one kernel, with everything that is known of them so far. Runs go on past a
 * violation: what comes after it is looked at, too, and the sample does not depend on what it finds.
 */
export class Exploration {
  readonly model: Model;
  readonly walk: Walk;
  readonly findings: Findings;
  readonly ledger: Ledger;
  readonly prepared: PreparedStrategy;
  readonly runsByStrategy = new Map<SingleStrategyName, number>();
  readonly #spectator: Spectator;

  constructor(model: Model, options: ExplorationOptions) {
    const kernel = new Kernel(model.network);
    const { strategy, pctDepth, maxDelays } = options;
    this.model = model;
    this.walk = new Walk(kernel, { interesting: model.interesting, ...options });
    this.findings = new Findings(kernel, model.properties, this.walk.moves);
    this.ledger = new Ledger(kernel);
    const material = { kernel, chains: chainsOf(this.walk), pctDepth, maxDelays };
    this.prepared = prepareStrategy(strategy ?? "portfolio", material);
    this.#spectator = this.#lookOn();
  }

  get kernel(): Kernel {
    return this.walk.kernel;
  }

  /** One more run; false when the strategy has none. */
  run(random: Random): boolean {
    const { strategy, archive } = this.prepared;
    archive?.newRun();
    if (!this.walk.run(strategy, random, this.#spectator)) return false;
    this.ledger.endRun();
    const { current } = strategy;
    this.runsByStrategy.set(current, (this.runsByStrategy.get(current) ?? 0) + 1);
    return true;
  }

  /** Runs by strategy, in the order in which strategies are listed. */
  strategyCounts(): Record<string, number> {
    const used = singleStrategies.filter((name) => this.runsByStrategy.has(name));
    return Object.fromEntries(used.map((name) => [name, this.runsByStrategy.get(name)!]));
  }

  #lookOn(): Spectator {
    const { kernel, ledger, findings, prepared } = this;
    const { strategy, archive } = prepared;
    const independent: readonly string[] = independentStrategies;
    return {
      stepped: (move) => {
        kernel.recordCoverage(move);
        ledger.noteStep(move);
        archive?.observe(move);
      },
      arrived: (state, before, enabled) => {
        if (before === undefined) ledger.startRun(state, independent.includes(strategy.current));
        // A state that was looked at before can decide nothing any more.
        if (ledger.store.added) findings.observe(state, before, enabled);
        return false;
      },
    };
  }
}
