import type { CheckResult, PropertyResult, Verdict } from "../checker/search/result.ts";
import type { ModelName } from "./document.ts";
import type { Style } from "./style.ts";

/** The sign before a verdict. Only `holds` has the tick. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  holds: "✓",
  violated: "✗",
  "not found": "·",
  undecided: "?",
  vacuous: "!",
};

/** `✓ holds`; a `sometimes` property that holds was reached. */
export function describeVerdict({ kind, verdict }: PropertyResult): string {
  const word = kind === "sometimes" && verdict === "holds" ? "reached" : verdict;
  return `${VERDICT_MARKS[verdict]} ${word}`;
}

/** The colour that goes with a verdict. */
export function paintVerdict(verdict: Verdict, style: Style): (text: string) => string {
  switch (verdict) {
    case "holds":
      return style.green;
    case "violated":
      return style.red;
    case "not found":
      return style.dim;
    case "undecided":
    case "vacuous":
      return style.yellow;
  }
}

/** `scenario · variant`, as headings name a checked model. */
export function describeModel({ scenario, variant }: ModelName): string {
  return `${scenario} · ${variant}`;
}

/** The verdict on a whole check: the gravest one of any property. */
export function overallVerdict(results: readonly CheckResult[]): Verdict {
  const found = new Set(results.flatMap(({ properties }) => properties.map((p) => p.verdict)));
  const byGravity: readonly Verdict[] = ["violated", "undecided", "vacuous", "not found"];
  return byGravity.find((verdict) => found.has(verdict)) ?? "holds";
}
