import type { Kernel } from "../kernel/kernel.ts";
import { BUILT_IN_PROPERTIES, type StepFailure } from "../property/builtIn.ts";
import { explainFailedStep, explainViolation } from "../trace/explain.ts";
import { recordSteps, scheduleOf } from "../trace/record.ts";
import type { BreadthFirstSearch, FailedStep } from "./breadthFirst.ts";
import type { PropertyMonitor } from "./monitor.ts";
import type { Evidence, LimitHit, PropertyResult } from "./result.ts";

/** The verdicts after a search that was `complete`, or that `limitHit` ended. */
export function verdictsOf(
  search: BreadthFirstSearch,
  limitHit: LimitHit | undefined,
): PropertyResult[] {
  return [
    ...search.monitors.map((monitor) => verdictOf(search, monitor, limitHit)),
    builtIn(search, "unspecified reception", search.unspecifiedReception, limitHit),
    builtIn(search, "livelock", search.livelock, limitHit),
  ];
}

function verdictOf(
  search: BreadthFirstSearch,
  monitor: PropertyMonitor,
  limitHit: LimitHit | undefined,
): PropertyResult {
  const { property, discovery } = monitor;
  const base = { property: property.name, kind: property.kind };
  if (discovery !== undefined) {
    const evidence = evidenceFor(search, discovery);
    if (property.kind === "sometimes") return { ...base, verdict: "holds", evidence };
    const reason = explainViolation(search.kernel, property, stateOf(search, discovery));
    return { ...base, verdict: "violated", reason, evidence };
  }
  if (limitHit !== undefined) return { ...base, verdict: "undecided", reason: limitHit.message };
  if (property.kind === "sometimes") {
    return { ...base, verdict: "violated", reason: "no reachable state satisfies it" };
  }
  const vacuous = vacuityOf(search.kernel, monitor);
  return vacuous === undefined
    ? { ...base, verdict: "holds" }
    : { ...base, verdict: "vacuous", reason: vacuous };
}

/** Why a property that was never violated says nothing all the same, if so. */
export function vacuityOf(kernel: Kernel, monitor: PropertyMonitor): string | undefined {
  const { property } = monitor;
  if (!monitor.premiseSeen) return "its premise was never true";
  for (const name of property.restsOn ?? []) {
    const unused = describeUnused(kernel, name);
    if (unused !== undefined) return `it rests on ${unused}`;
  }
  if (property.kind === "always" && !monitor.readsChanged) {
    return `nothing it reads (${property.reads.join(", ")}) ever changed`;
  }
  return undefined;
}

function describeUnused({ coverage, moves, network }: Kernel, name: string): string | undefined {
  const move = moves.findIndex((candidate) => candidate.name === name);
  if (move >= 0) {
    return coverage.wasTaken(move) ? undefined : `the move ${name}, which was never enabled`;
  }
  const wire = network.wires.findIndex((candidate) => candidate.name === name);
  return coverage.wasUsed(wire) ? undefined : `the wire ${name}, which was never used`;
}

function stateOf({ kernel, store }: BreadthFirstSearch, id: number): Int32Array {
  const state = kernel.initialState();
  store.read(id, state);
  return state;
}

function evidenceFor(search: BreadthFirstSearch, id: number, lastMove?: number): Evidence {
  const path = search.store.pathTo(id);
  const moves = lastMove === undefined ? path : [...path, lastMove];
  return {
    schedule: scheduleOf(search.kernel, moves),
    steps: recordSteps(search.kernel, moves),
    length: "shortest",
  };
}

function builtIn(
  search: BreadthFirstSearch,
  failure: StepFailure,
  failed: FailedStep | undefined,
  limitHit: LimitHit | undefined,
): PropertyResult {
  const base = { property: BUILT_IN_PROPERTIES[failure], kind: "built-in" } as const;
  if (failed !== undefined) {
    const evidence = evidenceFor(search, failed.state, failed.move);
    search.kernel.step(stateOf(search, failed.state), failed.move);
    const reason = explainFailedStep(search.kernel, failure);
    return { ...base, verdict: "violated", reason, evidence };
  }
  return limitHit === undefined
    ? { ...base, verdict: "holds" }
    : { ...base, verdict: "undecided", reason: limitHit.message };
}
