import type { CheckResult } from "../checker/search/result.ts";
import { counted } from "./numbers.ts";
import type { Style } from "./style.ts";
import { pad, hang } from "./text.ts";
import { describeModel } from "./verdict.ts";

/** One line a model for an overview, or every machine with the names of what was never reached. */
export type CoverageDetail = "overview" | "full";

/** What the exploration of each model reached, and what it never did. */
export function renderCoverage(
  results: readonly CheckResult[],
  detail: CoverageDetail,
  style: Style,
): string[] {
  return results.flatMap((result) =>
    detail === "full" ? fullCoverage(result, style) : [overviewLine(result, results, style)],
  );
}

function overviewLine(result: CheckResult, all: readonly CheckResult[], style: Style): string {
  const { machines, movesNeverEnabled, wiresNeverUsed } = result.coverage;
  const taken = machines.reduce((sum, machine) => sum + machine.taken, 0);
  const total = machines.reduce((sum, machine) => sum + machine.transitions, 0);
  const width = Math.max(...all.map((r) => describeModel(r).length));
  const gaps = [
    movesNeverEnabled.length > 0
      ? `${counted(movesNeverEnabled.length, "move")} never enabled`
      : "",
    wiresNeverUsed.length > 0 ? `${counted(wiresNeverUsed.length, "wire")} never used` : "",
  ].filter((gap) => gap !== "");
  const rest = gaps.length === 0 ? "all moves and wires used" : gaps.join(", ");
  const color = taken < total || gaps.length > 0 ? style.yellow : style.dim;
  return `  ${pad(describeModel(result), width)}  ${color(`${taken}/${total} transitions, ${rest}`)}`;
}

function fullCoverage(result: CheckResult, style: Style): string[] {
  const { machines, movesNeverEnabled, wiresNeverUsed } = result.coverage;
  const nameWidth = Math.max(...machines.map(({ machine }) => machine.length));
  const countWidth = Math.max(...machines.map((m) => `${m.taken}/${m.transitions}`.length));
  const lines = machines.flatMap((machine) => {
    const count = pad(`${machine.taken}/${machine.transitions}`, countWidth, "right");
    const head = `    ${pad(machine.machine, nameWidth)}  ${count} transitions`;
    if (machine.neverTaken.length === 0) return [style.dim(head)];
    return [style.yellow(head), ...list("never taken", machine.neverTaken, 6, style)];
  });
  return [
    `  ${style.bold(describeModel(result))}`,
    ...lines,
    ...list("moves never enabled", movesNeverEnabled, 4, style),
    ...list("wires never used", wiresNeverUsed, 4, style),
  ];
}

function list(title: string, names: readonly string[], indent: number, style: Style): string[] {
  const margin = " ".repeat(indent);
  if (names.length === 0) return [style.dim(`${margin}${title}: none`)];
  return [
    `${margin}${title}:`,
    ...names.flatMap((name) => hang(`${margin}  - `, name, style.columns)),
  ];
}
