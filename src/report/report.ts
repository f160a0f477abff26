import type { Model } from "../checker/property/index.ts";
import type { CheckResult } from "../checker/search/result.ts";
import { renderCoverage, type CoverageDetail } from "./coverage.ts";
import type { ModelName } from "./document.ts";
import { renderCoverageGaps, renderTotals } from "./overview.ts";
import { renderMeasures, renderStatistics } from "./statistics.ts";
import type { Style } from "./style.ts";
import { renderNotChecked, renderReasons, renderSummaryTable, renderTally } from "./summary.ts";
import { hasEvidence, renderFinding } from "./timeline/findings.ts";

/** A model with what a check said of it. */
export interface CheckedModel {
  readonly model: Model;
  readonly result: CheckResult;
}

/** What a text report shows beyond verdicts, reasons and counterexamples. */
export interface ReportOptions {
  readonly coverage: CoverageDetail;
  /** For many models: one row for each of which all holds, and figures added up. */
  readonly compact?: boolean;
  /** Also draw the witnesses of what was reached. */
  readonly witnesses: boolean;
  /** Models that the run ended before. */
  readonly notChecked: readonly ModelName[];
}

/** The whole text report of a run: verdicts first, then what stands behind them. */
export function renderReport(
  checked: readonly CheckedModel[],
  { coverage, compact = false, witnesses, notChecked }: ReportOptions,
  style: Style,
): string {
  const results = checked.map(({ result }) => result);
  const findings = checked.flatMap(({ model, result }) =>
    result.properties
      .filter(hasEvidence)
      .filter(({ verdict }) => witnesses || verdict !== "holds")
      .map((property) => renderFinding(result, property, model, style)),
  );
  const sections = [
    renderSummaryTable(results, compact, style),
    renderReasons(results, style),
    ...findings,
    ...(compact ? overview(results, style) : details(results, coverage, style)),
    renderNotChecked(notChecked, style),
    [renderTally(results, style)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function overview(results: readonly CheckResult[], style: Style): string[][] {
  return [
    [style.bold("coverage"), ...renderCoverageGaps(results, style)],
    [style.bold("statistics"), ...renderTotals(results, style)],
  ];
}

function details(
  results: readonly CheckResult[],
  coverage: CoverageDetail,
  style: Style,
): string[][] {
  return [
    renderMeasures(results, style),
    [style.bold("coverage"), ...renderCoverage(results, coverage, style)],
    [style.bold("statistics"), ...renderStatistics(results, style)],
  ];
}
