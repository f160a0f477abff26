import { ModelError } from "../../errors.ts";
import { didYouMean } from "../../suggest.ts";
import type { Kernel } from "../../kernel/kernel.ts";
import type { Chains } from "./chains.ts";
import { DelayBounded } from "./delayBounded.ts";
import { NoveltyArchive } from "./noveltyArchive.ts";
import { NoveltyGuided } from "./noveltyGuided.ts";
import { PartialOrderSampling } from "./partialOrderSampling.ts";
import { Portfolio, type PortfolioMember } from "./portfolio.ts";
import { PriorityChains } from "./priorityChains.ts";
import { SelectivelyUniform } from "./selectivelyUniform.ts";
import type { Strategy } from "./strategy.ts";
import { Uniform } from "./uniform.ts";

/** Strategies whose runs are independent of one another. */
export const independentStrategies = ["uniform", "pos", "pct", "surw"] as const;

/** All strategies, but for the portfolio of them. */
export const singleStrategies = [...independentStrategies, "delays", "novelty"] as const;

export const strategyNames = ["portfolio", ...singleStrategies] as const;

export type IndependentStrategyName = (typeof independentStrategies)[number];
export type SingleStrategyName = (typeof singleStrategies)[number];
export type StrategyName = (typeof strategyNames)[number];

/** What strategies are made from. */
export interface StrategyMaterial {
  readonly kernel: Kernel;
  readonly chains: Chains;
  /** The bug depth that PCT aims at. Default 3. */
  readonly pctDepth?: number | undefined;
  /** The most delays that are enumerated. Default: no limit. */
  readonly maxDelays?: number | undefined;
}

/** A strategy ready to be run, with those parts of it that its caller needs to reach. */
export interface PreparedStrategy {
  readonly strategy: Portfolio<SingleStrategyName>;
  /** Present when a member has to be shown every step of every run. */
  readonly archive?: NoveltyArchive;
  /** Present when delays are enumerated. */
  readonly delays?: DelayBounded;
}

/** The default portfolio in tenths: mostly strategies with a guarantee, and something of the rest. */
const SHARES: Readonly<Record<Exclude<SingleStrategyName, "delays">, number>> = {
  pos: 4,
  surw: 2,
  pct: 2,
  uniform: 1,
  novelty: 1,
};

/**
 * Prepares a strategy by its name.
 *
 * @throws ModelError for a name that is none.
 */
export function prepareStrategy(name: StrategyName, material: StrategyMaterial): PreparedStrategy {
  refuseUnknown(name, strategyNames);
  if (name === "delays") {
    const delays = new DelayBounded(
      material.kernel,
      material.maxDelays ?? Number.POSITIVE_INFINITY,
    );
    return { strategy: new Portfolio([{ name, share: 1, strategy: delays }]), delays };
  }
  if (name !== "portfolio" && name !== "novelty") {
    return { strategy: prepareIndependentStrategy(name, material) };
  }
  const archive = new NoveltyArchive(material.kernel);
  const novelty = member("novelty", new NoveltyGuided(archive));
  if (name === "novelty") return { strategy: new Portfolio([novelty]), archive };
  return { strategy: new Portfolio([...independentMembers(name, material), novelty]), archive };
}

/**
 * Prepares a strategy whose runs depend on nothing but their own random numbers, which is what
 * fast-check's replay by seed and path rests on. Here the portfolio has independent members only.
 *
 * @throws ModelError for a name that is none of these.
 */
export function prepareIndependentStrategy(
  name: IndependentStrategyName | "portfolio",
  material: StrategyMaterial,
): Portfolio<IndependentStrategyName> {
  refuseUnknown(name, ["portfolio", ...independentStrategies]);
  return new Portfolio(independentMembers(name, material));
}

function independentMembers(
  name: IndependentStrategyName | "portfolio",
  material: StrategyMaterial,
): PortfolioMember<IndependentStrategyName>[] {
  const names = name === "portfolio" ? independentStrategies : [name];
  return names.map((name) => member(name, independentStrategy(name, material)));
}

function member<Name extends keyof typeof SHARES>(
  name: Name,
  strategy: Strategy,
): PortfolioMember<Name> {
  return { name, share: SHARES[name], strategy };
}

function independentStrategy(name: IndependentStrategyName, material: StrategyMaterial): Strategy {
  switch (name) {
    case "uniform":
      return new Uniform();
    case "pos":
      return new PartialOrderSampling(material.kernel.moves.length);
    case "pct":
      return new PriorityChains(material.chains, material.pctDepth ?? 3);
    case "surw":
      return new SelectivelyUniform(material.chains);
  }
}

function refuseUnknown(name: string, known: readonly string[]): void {
  if (known.includes(name)) return;
  throw new ModelError(
    `There is no strategy "${name}" to be used here.${didYouMean(name, known)} ` +
      `Known: ${known.join(", ")}.`,
  );
}
