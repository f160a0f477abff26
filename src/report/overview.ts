import type { CheckResult } from "../checker/search/result.ts";
import { counted, formatCount, formatDuration } from "./numbers.ts";
import type { Style } from "./style.ts";
import { hang } from "./text.ts";
import { describeModel } from "./verdict.ts";

/** Coverage of many models: one line where there are no gaps, and a line for each model with some. */
export function renderCoverageGaps(results: readonly CheckResult[], style: Style): string[] {
  const withGaps = results.filter(({ coverage }) => gapsOf(coverage).length > 0);
  const rest = results.length - withGaps.length;
  const first = `all moves and wires used in ${rest === results.length ? "all" : rest} of ${counted(results.length, "model")}`;
  return [
    ...hang("  ", `${first}; --full tells what each machine never did`, style.columns),
    ...withGaps.flatMap((result) =>
      hang(
        "  ",
        `${describeModel(result)}: ${gapsOf(result.coverage).join("; ")}`,
        style.columns,
      ).map(style.yellow),
    ),
  ];
}

function gapsOf({ movesNeverEnabled, wiresNeverUsed }: CheckResult["coverage"]): string[] {
  return [
    ...(movesNeverEnabled.length > 0 ? [`never enabled: ${movesNeverEnabled.join(", ")}`] : []),
    ...(wiresNeverUsed.length > 0 ? [`never used: ${wiresNeverUsed.join(", ")}`] : []),
  ];
}

/** The figures of many models added up. */
export function renderTotals(results: readonly CheckResult[], style: Style): string[] {
  const total = (value: (result: CheckResult) => number) =>
    results.reduce((sum, result) => sum + value(result), 0);
  const figures = [
    counted(results.length, "model"),
    counted(
      total(({ statistics }) => statistics.states),
      "distinct state",
    ),
    counted(
      total(({ statistics }) => statistics.transitions),
      "transition",
    ),
    `${formatCount(total(({ statistics }) => statistics.xstateCalls))} calls of XState`,
    formatDuration(total(({ statistics }) => statistics.elapsedMs)),
  ];
  return hang("  ", figures.join(", "), style.columns);
}
