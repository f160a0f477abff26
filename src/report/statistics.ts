import type { CheckResult, ExplorationStatistics } from "../checker/search/result.ts";
import { counted, formatCount, formatRate } from "./numbers.ts";
import type { Style } from "./style.ts";
import { renderTable, type Cell, type Column } from "./table.ts";
import { hang } from "./text.ts";
import { describeModel } from "./verdict.ts";

const SEARCH_COLUMNS: readonly Column[] = [
  { title: "model" },
  { title: "states", align: "right" },
  { title: "transitions", align: "right" },
  { title: "depth", align: "right" },
  { title: "XState calls", align: "right" },
  { title: "bytes/state", align: "right" },
  { title: "states/s", align: "right" },
];

/** Counts, depth and speed of each exploration. */
export function renderStatistics(results: readonly CheckResult[], style: Style): string[] {
  const searches = results.filter(({ exploration }) => exploration === undefined);
  return [
    ...(searches.length === 0 ? [] : renderTable(SEARCH_COLUMNS, searches.map(searchRow), style)),
    ...results.flatMap((result) => {
      if (result.exploration === undefined) return [];
      const figures = figuresOfRuns(result.exploration).join(", ");
      return hang("  ", `${describeModel(result)}: ${figures}`, style.columns);
    }),
  ];
}

function searchRow(result: CheckResult): Cell[] {
  const { states, transitions, depth, elapsedMs, xstateCalls, bytesPerState } = result.statistics;
  return [
    { text: describeModel(result) },
    ...[states, transitions, depth, xstateCalls, bytesPerState].map((figure) => ({
      text: formatCount(figure),
    })),
    { text: formatRate((states * 1000) / Math.max(elapsedMs, 1)) },
  ];
}

function figuresOfRuns(exploration: ExplorationStatistics): string[] {
  const { seed, runs, steps, distinctStates, movePairsSeen, runsWithNews } = exploration;
  const strategies = Object.entries(exploration.runsByStrategy).map(([name, n]) => `${name} ${n}`);
  return [
    `seed ${seed}`,
    `${counted(runs, "run")} (${strategies.join(", ")})`,
    counted(steps, "step"),
    counted(distinctStates, "distinct state"),
    `${counted(movePairsSeen, "pair")} of moves`,
    `${counted(runsWithNews, "run")} with something new`,
    `the next run shows something new with probability ${exploration.unseenProbability.toPrecision(2)}`,
    `${formatRate(exploration.runsPerSecond)} runs/s`,
    `${formatRate(exploration.stepsPerSecond)} steps/s`,
  ];
}

/** The reachable maxima of the models that have measures; empty where none has. */
export function renderMeasures(results: readonly CheckResult[], style: Style): string[] {
  const rows = results.flatMap((result) =>
    (result.measures ?? []).map(({ measure, unit, maximum, reachedAfter }, n) => [
      { text: n === 0 ? describeModel(result) : "" },
      { text: measure },
      { text: `${result.complete ? "" : "≥ "}${formatCount(maximum)} ${unit}` },
      { text: `after ${counted(reachedAfter, "move")}`, paint: style.dim },
    ]),
  );
  if (rows.length === 0) return [];
  const titles = ["model", "measure", "maximum", "reached"].map((title) => ({ title }));
  return renderTable(titles, rows, style);
}
