import { explore, strategyNames, type StrategyName } from "../checker/explore/index.ts";
import type { MutantModel } from "./mutantModels.ts";
import { median } from "./shrinkQuality.ts";

/** How soon one strategy finds a mutant's bug. */
export interface Detection {
  readonly mutant: string;
  readonly strategy: StrategyName;
  readonly seeds: number;
  /** Seeds for which it was found at all. */
  readonly found: number;
  /** Median over the seeds; a seed that found nothing counts as more than any other. */
  readonly medianRuns: number;
  readonly medianMs: number;
}

const MAX_DETECTION_RUNS = 5_000;

/** Looks for a mutant's bug with every strategy, from one seed after the other. */
export async function measureDetection(
  { mutant, model }: MutantModel,
  seeds: number,
): Promise<Detection[]> {
  const detections: Detection[] = [];
  for (const strategy of strategyNames) {
    const runs: number[] = [];
    const times: number[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      const options = { seed, strategy, runs: MAX_DETECTION_RUNS, stopAtFirst: true };
      const result = await explore(model, options);
      const wasFound = result.properties.some(({ verdict }) => verdict === "violated");
      runs.push(wasFound ? result.exploration!.runs : Number.POSITIVE_INFINITY);
      times.push(wasFound ? result.statistics.elapsedMs : Number.POSITIVE_INFINITY);
      // The enumeration of delays is the same for every seed.
      if (strategy === "delays") break;
    }
    detections.push({
      mutant: mutant.name,
      strategy,
      seeds: runs.length,
      found: runs.filter(Number.isFinite).length,
      medianRuns: median(runs),
      medianMs: median(times),
    });
  }
  return detections;
}

/** The page of detections, as Markdown: mutants by strategies. */
export function detectionPage(detections: readonly Detection[]): string {
  const mutants = [...new Set(detections.map(({ mutant }) => mutant))];
  const cell = (mutant: string, strategy: StrategyName) => {
    const { medianRuns, medianMs, found, seeds } = detections.find(
      (d) => d.mutant === mutant && d.strategy === strategy,
    )!;
    const share = found === seeds ? "" : ` (${found}/${seeds})`;
    if (!Number.isFinite(medianRuns)) return `> ${MAX_DETECTION_RUNS}${share}`;
    return `${medianRuns} · ${medianMs < 10 ? medianMs.toFixed(1) : medianMs.toFixed(0)} ms${share}`;
  };
  return [
    "# Detection",
    "",
    "Written by `npm run reports`. For each mutant and strategy: the median number of runs and the",
    "median time to the first counterexample of the property that kills it, tabulation of the machines",
    "included. Where not every seed found one, the share that did stands in parentheses. The strategy",
    `\`delays\` enumerates, so one seed says all. At most ${MAX_DETECTION_RUNS} runs a seed. Times are of`,
    "one machine; compare them with each other.",
    "",
    `| mutant | ${strategyNames.join(" | ")} |`,
    `|---|${strategyNames.map(() => "--:").join("|")}|`,
    ...mutants.map(
      (mutant) => `| ${[mutant, ...strategyNames.map((s) => cell(mutant, s))].join(" | ")} |`,
    ),
    "",
  ].join("\n");
}
