import type { CheckResult, PropertyResult, Verdict } from "../checker/search/result.ts";
import type { ModelName } from "./document.ts";
import { counted, formatCount, formatDuration } from "./numbers.ts";
import type { Style } from "./style.ts";
import { renderTable, type Cell, type Column } from "./table.ts";
import { hang } from "./text.ts";
import { describeModel, describeVerdict, paintVerdict, VERDICT_MARKS } from "./verdict.ts";

const COLUMNS: readonly Column[] = [
  { title: "scenario" },
  { title: "variant" },
  { title: "property" },
  { title: "verdict" },
  { title: "states", align: "right" },
  { title: "time", align: "right" },
];

/**
 * The table of verdicts: one row a property, with the model's counts on the first of its rows. Where
 * it is `compact`, the properties of a model that hold share one row.
 */
export function renderSummaryTable(
  results: readonly CheckResult[],
  compact: boolean,
  style: Style,
): string[] {
  return renderTable(
    COLUMNS,
    results.flatMap((result) =>
      rowsOf(result, compact ? shareRow(result) : result.properties, style),
    ),
    style,
  );
}

/** What holds as one row, and everything else on its own. */
function shareRow({ properties }: CheckResult): readonly PropertyResult[] {
  const holding = properties.filter(({ verdict }) => verdict === "holds");
  const open = properties.filter(({ verdict }) => verdict !== "holds");
  if (holding.length < 2) return properties;
  const property = counted(holding.length, "property", "properties");
  return [...open, { property, kind: "always", verdict: "holds" }];
}

function rowsOf(
  result: CheckResult,
  properties: readonly PropertyResult[],
  style: Style,
): Cell[][] {
  const { statistics } = result;
  const states = (result.complete ? "" : "≥ ") + formatCount(statistics.states);
  return properties.map((property, row) => [
    { text: row === 0 ? result.scenario : "", paint: style.bold },
    { text: row === 0 ? result.variant : "" },
    { text: property.property },
    { text: describeVerdict(property), paint: paintVerdict(property.verdict, style) },
    { text: row === 0 ? states : "" },
    { text: row === 0 ? formatDuration(statistics.elapsedMs) : "", paint: style.dim },
  ]);
}

/** Why each property that does not hold does not, and which limits were hit; empty when all hold. */
export function renderReasons(results: readonly CheckResult[], style: Style): string[] {
  return results.flatMap((result) => {
    const open = result.properties.filter(({ verdict }) => verdict !== "holds");
    const lines = groupByReason(open).flatMap((group) => reasonOf(group, style));
    const { limitHit } = result;
    // A limit that left nothing undecided is told all the same.
    const isTold = open.some(({ reason }) => reason === limitHit?.message);
    if (limitHit !== undefined && !isTold) {
      lines.push(...markedLines("undecided", limitHit.message, style));
    }
    return lines.length === 0 ? [] : [style.bold(describeModel(result)), ...lines];
  });
}

/** Properties that one limit or one sample left open are told together. */
function groupByReason(properties: readonly PropertyResult[]): PropertyResult[][] {
  const groups = new Map<string, PropertyResult[]>();
  for (const property of properties) {
    const own = property.verdict === "violated" ? property.property : "";
    const key = JSON.stringify([own, property.verdict, property.reason]);
    groups.set(key, [...(groups.get(key) ?? []), property]);
  }
  return [...groups.values()];
}

function reasonOf(group: readonly PropertyResult[], style: Style): string[] {
  const { verdict, evidence, reason } = group[0]!;
  const names = group.map(({ property }) => property).join(", ");
  const when = evidence === undefined ? "" : ` (after ${counted(evidence.steps.length, "step")})`;
  return markedLines(verdict, `${names}${when}: ${reason ?? "no reason was given"}`, style);
}

function markedLines(verdict: Verdict, text: string, style: Style): string[] {
  const [first = "", ...rest] = hang(`  ${VERDICT_MARKS[verdict]} `, text, style.columns);
  return [paintVerdict(verdict, style)(first.slice(0, 4)) + first.slice(4), ...rest];
}

/** The models that a run ended before, if any. */
export function renderNotChecked(models: readonly ModelName[], style: Style): string[] {
  if (models.length === 0) return [];
  const text = `not checked, since the run ended before: ${models.map(describeModel).join(", ")}`;
  return hang("? ", text, style.columns).map(style.yellow);
}

const TALLY: readonly (readonly [Verdict, string])[] = [
  ["violated", "violated"],
  ["undecided", "undecided"],
  ["vacuous", "vacuous"],
  ["not found", "not found"],
];

/** The last line of a report: how many properties got which verdict. */
export function renderTally(results: readonly CheckResult[], style: Style): string {
  const properties = results.flatMap((result) => result.properties);
  const holding = properties.filter(({ verdict }) => verdict === "holds");
  const reached = holding.filter(({ kind }) => kind === "sometimes").length;
  const parts = [
    tallyPart("holds", holding.length - reached, "hold", style),
    tallyPart("holds", reached, "reached", style),
    ...TALLY.map(([verdict, word]) =>
      tallyPart(verdict, properties.filter((p) => p.verdict === verdict).length, word, style),
    ),
  ];
  return parts.filter((part) => part !== "").join("   ");
}

function tallyPart(verdict: Verdict, count: number, word: string, style: Style): string {
  if (count === 0) return "";
  return paintVerdict(verdict, style)(`${VERDICT_MARKS[verdict]} ${formatCount(count)} ${word}`);
}
