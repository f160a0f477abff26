import type { Random } from "fast-check";
import { Kernel } from "../kernel/kernel.ts";
import type { Model, Property } from "../property/index.ts";
import { validateModel } from "../property/validate.ts";
import { scheduleOf } from "../trace/record.ts";
import { replay } from "../trace/replay.ts";
import { chainsOf } from "./estimates.ts";
import { Findings, type Finding } from "./findings.ts";
import { Run, type Violation } from "./run.ts";
import { prepareIndependentStrategy, type IndependentStrategyName } from "./strategies/index.ts";
import type { Portfolio } from "./strategies/portfolio.ts";
import { Walk, type Spectator, type WalkOptions } from "./walk.ts";

/** How single runs are generated. */
export interface RunOptions extends WalkOptions {
  /** Default `portfolio`, here of the independent strategies. */
  readonly strategy?: IndependentStrategyName | "portfolio" | undefined;
  /** The bug depth that PCT aims at. Default 3. */
  readonly pctDepth?: number | undefined;
}

/**
 * Generates runs that end where a property is violated. A run is a function of its random numbers
 * alone, whatever ran before; only the kernel's tables are shared.
 */
export class RunGenerator {
  readonly kernel: Kernel;
  readonly #properties: readonly Property[];
  readonly #walk: Walk;
  readonly #strategy: Portfolio<IndependentStrategyName>;
  readonly #findings: Findings;
  readonly #untilViolation: Spectator;

  /**
   * A kernel stands for its network without properties but the built-in ones.
   *
   * @throws ModelError for a model that is none, and for options that name what does not exist.
   */
  constructor(source: Model | Kernel, { strategy, pctDepth, ...walkOptions }: RunOptions) {
    if (!(source instanceof Kernel)) validateModel(source);
    this.kernel = source instanceof Kernel ? source : new Kernel(source.network);
    this.#properties = source instanceof Kernel ? [] : source.properties;
    const interesting = source instanceof Kernel ? undefined : source.interesting;
    this.#walk = new Walk(this.kernel, { interesting, ...walkOptions });
    const material = { kernel: this.kernel, chains: chainsOf(this.#walk), pctDepth };
    this.#strategy = prepareIndependentStrategy(strategy ?? "portfolio", material);
    this.#findings = new Findings(this.kernel, this.#properties, this.#walk.moves);
    this.#untilViolation = {
      stepped: (move) => {
        this.kernel.recordCoverage(move);
      },
      arrived: (state, before, enabled) => {
        this.#findings.observe(state, before, enabled);
        return this.#findings.violation !== undefined;
      },
    };
  }

  /** A new run by the strategy. */
  generate(random: Random): Run {
    this.#findings.forget();
    this.#walk.run(this.#strategy, random, this.#untilViolation);
    return this.#finishedRun(this.#strategy.current);
  }

  /** The run that takes the given moves as far as they are enabled. */
  follow(moves: readonly number[]): Run {
    this.#findings.forget();
    this.#walk.follow(moves, this.#untilViolation);
    return this.#finishedRun("given moves");
  }

  #finishedRun(by: string): Run {
    const { violation } = this.#findings;
    if (violation === undefined) return new Run(this.kernel, [...this.#walk.moves], by, undefined);
    return new Run(this.kernel, violation.moves, by, this.#explain(violation));
  }

  #explain({ property, moves }: Finding): Violation {
    return { property, reason: reasonOf(this.kernel, this.#properties, property, moves) };
  }
}

/** What a replay of `moves` says of a property that it decides. */
export function reasonOf(
  kernel: Kernel,
  properties: readonly Property[],
  property: string,
  moves: readonly number[],
): string {
  const { properties: judged } = replay(kernel, scheduleOf(kernel, moves), properties);
  const found = judged.find((candidate) => candidate.property === property);
  if (found?.reason === undefined) {
    throw new Error(`The replay of a run does not confirm what it says of "${property}".`);
  }
  return found.reason;
}
