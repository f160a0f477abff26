import type { CheckResult, Evidence, PropertyResult } from "../../checker/search/result.ts";
import { counted } from "../numbers.ts";
import type { Style } from "../style.ts";
import { hang } from "../text.ts";
import { describeModel, paintVerdict, VERDICT_MARKS } from "../verdict.ts";
import { renderTimeline, type TimelineModel } from "./timeline.ts";

const LENGTHS: Readonly<Record<Evidence["length"], string>> = {
  shortest: "no shorter trace exists",
  shrunk: "shrunk; a shorter trace may exist",
  "as found": "as found, not shrunk",
};

/**
 * The trace that decided a property, told from its title to the reason in the last line: the
 * counterexample of a violation, or the witness of something that can be reached.
 */
export function renderFinding(
  result: CheckResult,
  property: PropertyResult & { readonly evidence: Evidence },
  model: TimelineModel,
  style: Style,
): string[] {
  const { evidence, verdict } = property;
  const paint = paintVerdict(verdict, style);
  const length = `${counted(evidence.steps.length, "step")}, ${evidence.shrinking?.conclusion ?? LENGTHS[evidence.length]}`;
  const title = `${describeModel(result)} · ${property.property}`;
  return [
    `${style.bold(title)}  ${style.dim(`(${length})`)}`,
    "",
    ...renderTimeline(evidence, model, style),
    "",
    ...hang(`${VERDICT_MARKS[verdict]} `, conclusion(property), style.columns).map(paint),
  ];
}

function conclusion({ property, kind, verdict, reason }: PropertyResult): string {
  if (verdict === "violated") return `${property} is violated: ${reason ?? "no reason was given"}`;
  return kind === "sometimes" ? `${property}: reached` : `${property}: ${verdict}`;
}

/** Whether a result comes with a trace to show. */
export function hasEvidence(
  property: PropertyResult,
): property is PropertyResult & { readonly evidence: Evidence } {
  return property.evidence !== undefined;
}
