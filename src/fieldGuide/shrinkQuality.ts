import { explore } from "../checker/explore/index.ts";
import { Kernel } from "../checker/kernel/kernel.ts";
import type { Model } from "../checker/property/index.ts";
import { checkExhaustively } from "../checker/search/index.ts";
import { shrinkCounterexample } from "../checker/shrink/index.ts";
import { replay } from "../checker/trace/replay.ts";
import type { MutantModel } from "./mutantModels.ts";

/** How well counterexamples of one mutant shrink, over many seeds. */
export interface ShrinkQuality {
  readonly mutant: string;
  readonly property: string;
  /** Steps of the shortest counterexample, by breadth first search. */
  readonly optimum: number;
  readonly seeds: number;
  /** Seeds whose runs found no counterexample to shrink. */
  readonly withoutCounterexample: number;
  readonly medianFoundSteps: number;
  /** Seeds whose counterexample was as short as the optimum after the reduction alone. */
  readonly optimalBeforeSearch: number;
  /** The same after the bounded search. */
  readonly optimalAfterSearch: number;
}

const MAX_RUNS_PER_SEED = 20_000;

/** Finds a counterexample of a mutant for each seed from 1 on, shrinks it, and compares. */
export async function measureShrinkQuality(
  { mutant, model }: MutantModel,
  seeds: number,
): Promise<ShrinkQuality> {
  const kernel = new Kernel(model.network);
  const optimum = await optimumOf(model);
  const found: number[] = [];
  let optimalBeforeSearch = 0;
  let optimalAfterSearch = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const moves = await findCounterexample(model, kernel, seed);
    if (moves === undefined) continue;
    found.push(moves.length);
    const shrunk = shrinkCounterexample(model, kernel, moves, mutant.killedBy);
    if (shrunk.reduced.moves.length === optimum) optimalBeforeSearch++;
    if (shrunk.moves.length === optimum) optimalAfterSearch++;
  }
  return {
    mutant: mutant.name,
    property: mutant.killedBy,
    optimum,
    seeds,
    withoutCounterexample: seeds - found.length,
    medianFoundSteps: median(found),
    optimalBeforeSearch,
    optimalAfterSearch,
  };
}

async function optimumOf(model: Model): Promise<number> {
  const { properties } = await checkExhaustively(model, { stopAtFirst: true });
  const violated = properties.find(({ verdict }) => verdict === "violated");
  if (violated?.evidence === undefined) {
    throw new Error(`${model.variant} is not killed in ${model.scenario}`);
  }
  return violated.evidence.schedule.length;
}

async function findCounterexample(
  model: Model,
  kernel: Kernel,
  seed: number,
): Promise<readonly number[] | undefined> {
  const options = { seed, runs: MAX_RUNS_PER_SEED, stopAtFirst: true };
  const { properties } = await explore(model, options);
  const violated = properties.find(({ verdict }) => verdict === "violated");
  return violated?.evidence && replay(kernel, violated.evidence.schedule).moves;
}

/** The middle value; the lower one of two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** The page of shrink quality, as Markdown. */
export function shrinkQualityPage(rows: readonly ShrinkQuality[]): string {
  const total = (value: (row: ShrinkQuality) => number) =>
    rows.reduce((sum, row) => sum + value(row), 0);
  const counterexamples = total((row) => row.seeds - row.withoutCounterexample);
  const before = total((row) => row.optimalBeforeSearch);
  const after = total((row) => row.optimalAfterSearch);
  return [
    "# Shrink quality",
    "",
    "Written by `npm run reports`. For each mutant and seed, random runs find a counterexample, which",
    "is shrunk and compared with the shortest one that breadth first search finds.",
    "",
    `Of ${counterexamples} counterexamples, ${percent(before, counterexamples)} were shrunk to the`,
    `optimum by the reduction alone, and ${percent(after, counterexamples)} after the bounded search.`,
    "",
    "| mutant | property | shortest | median as found | seeds | optimal by reduction | optimal after the bounded search |",
    "|---|---|--:|--:|--:|--:|--:|",
    ...rows.map((row) => {
      const of = row.seeds - row.withoutCounterexample;
      const cells = [
        row.mutant,
        row.property,
        row.optimum,
        row.medianFoundSteps,
        of === row.seeds ? row.seeds : `${of} of ${row.seeds} found one`,
        percent(row.optimalBeforeSearch, of),
        percent(row.optimalAfterSearch, of),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    "",
  ].join("\n");
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
