import type { PropertyMonitor } from "../search/monitor.ts";
import type { Evidence, PropertyResult } from "../search/result.ts";
import { vacuityOf } from "../search/verdicts.ts";
import { recordSteps, scheduleOf } from "../trace/record.ts";
import { BUILT_IN_PROPERTIES } from "../property/builtIn.ts";
import type { Exploration } from "./exploration.ts";
import { reasonOf } from "./runGenerator.ts";

/** The verdicts after some runs. Runs prove nothing, so a property that stood up is `not found`. */
export function verdictsOf(exploration: Exploration): PropertyResult[] {
  return [
    ...exploration.findings.monitors.map((monitor) => verdictOf(exploration, monitor)),
    ...Object.values(BUILT_IN_PROPERTIES).map((name) => builtIn(exploration, name)),
  ];
}

function verdictOf(exploration: Exploration, monitor: PropertyMonitor): PropertyResult {
  const { name: property, kind } = monitor.property;
  const decided = decidedBy(exploration, property, kind);
  if (decided !== undefined) return decided;
  const cannotBeVacuous = kind === "sometimes" || exploration.ledger.runs === 0;
  const vacuous = cannotBeVacuous ? undefined : vacuityOf(exploration.kernel, monitor);
  if (vacuous === undefined) return notFound(exploration, property, kind);
  const reason = `${vacuous}, as far as ${effort(exploration)} show`;
  return { property, kind, verdict: "vacuous", reason };
}

function builtIn(exploration: Exploration, property: string): PropertyResult {
  const decided = decidedBy(exploration, property, "built-in");
  return decided ?? notFound(exploration, property, "built-in");
}

function decidedBy(
  exploration: Exploration,
  property: string,
  kind: PropertyResult["kind"],
): PropertyResult | undefined {
  const finding = exploration.findings.get(property);
  if (finding === undefined) return undefined;
  const { kernel, model } = exploration;
  const evidence: Evidence = {
    schedule: scheduleOf(kernel, finding.moves),
    steps: recordSteps(kernel, finding.moves),
    length: "as found",
  };
  if (!finding.violated) return { property, kind, verdict: "holds", evidence };
  const reason = reasonOf(kernel, model.properties, property, finding.moves);
  return { property, kind, verdict: "violated", reason, evidence };
}

function notFound(
  exploration: Exploration,
  property: string,
  kind: PropertyResult["kind"],
): PropertyResult {
  const reason = `not found in ${effort(exploration)}${enumerated(exploration)}${outlook(exploration)}`;
  return { property, kind, verdict: "not found", reason };
}

/** `1,000 runs (41,220 steps, 8,131 states)`, and where runs were cut, at how many steps. */
function effort({ ledger, walk }: Exploration): string {
  const cut =
    ledger.longestRun < walk.maxSteps ? "" : ` of at most ${count(walk.maxSteps, "step")}`;
  const { runs, steps, store } = ledger;
  return `${count(runs, "run")}${cut} (${count(steps, "step")}, ${count(store.size, "state")})`;
}

function enumerated({ prepared: { delays } }: Exploration): string {
  if (delays === undefined || delays.allSeenUpTo < 0) return "";
  const upTo = count(delays.allSeenUpTo, "delay");
  return `; all ${count(delays.schedulesSeen, "schedule")} with at most ${upTo} are among them`;
}

function outlook({ ledger: { estimate } }: Exploration): string {
  const { runs, unseenProbability } = estimate;
  if (runs === 0) return "";
  const probability =
    unseenProbability > 0 ? `about ${percent(unseenProbability)}` : `below ${percent(1 / runs)}`;
  return `; the next run shows something new with probability ${probability}`;
}

function count(number: number, unit: string): string {
  return `${number.toLocaleString("en-US")} ${unit}${number === 1 ? "" : "s"}`;
}

/** Two significant digits. */
function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`;
}
