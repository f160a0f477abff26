import type { Kernel } from "../kernel/kernel.ts";
import { viewOf } from "../property/cachedView.ts";
import type { Property } from "../property/types.ts";
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
    builtIn(
      search,
      "no unspecified reception",
      search.unspecifiedReception,
      explainUnspecifiedReception,
      limitHit,
    ),
    builtIn(search, "every step ends", search.livelock, explainLivelock, limitHit),
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
    const reason = explainViolation(search, property, discovery);
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
  const notTaken = (property.restsOn ?? []).find(
    (name) => !kernel.coverage.wasTaken(kernel.moves.findIndex((move) => move.name === name)),
  );
  if (notTaken !== undefined) return `it rests on the move ${notTaken}, which was never enabled`;
  if (property.kind === "always" && !monitor.readsChanged) {
    return `nothing it reads (${property.reads.join(", ")}) ever changed`;
  }
  return undefined;
}

function explainViolation(search: BreadthFirstSearch, property: Property, id: number): string {
  const { kernel, store } = search;
  const state = kernel.initialState();
  store.read(id, state);
  const reads = property.reads.map((name) => kernel.names.indexOf(name));
  if ("explain" in property) return property.explain(viewOf(kernel, reads, state));
  return property.kind === "deadlockFree"
    ? "no progress or timeout move is enabled, and the state is not final"
    : "the last state breaks it";
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
  name: string,
  failed: FailedStep | undefined,
  explain: (evidence: Evidence) => string,
  limitHit: LimitHit | undefined,
): PropertyResult {
  const base = { property: name, kind: "built-in" } as const;
  if (failed !== undefined) {
    const evidence = evidenceFor(search, failed.state, failed.move);
    return { ...base, verdict: "violated", reason: explain(evidence), evidence };
  }
  return limitHit === undefined
    ? { ...base, verdict: "holds" }
    : { ...base, verdict: "undecided", reason: limitHit.message };
}

function explainUnspecifiedReception({ steps }: Evidence): string {
  const refused = steps.at(-1)!.deliveries.find((delivery) => !delivery.accepted)!;
  const { instance, event, parameters, from } = refused;
  return (
    `${instance} has no transition for ${JSON.stringify({ type: event, ...parameters })} that ` +
    `${from!.instance}.${from!.port} sends it on a non-blocking wire. Handle the event there, or ` +
    `make the wire blocking if the sender should wait.`
  );
}

function explainLivelock({ steps }: Evidence): string {
  const { move, deliveries } = steps.at(-1)!;
  const last = deliveries.slice(-4).map((delivery) => `${delivery.instance}.${delivery.event}`);
  return (
    `${move.move} set off ${deliveries.length} deliveries without coming to rest, at last ` +
    `${last.join(", ")}. Break the cycle with a move of its own, or raise maxDeliveriesPerStep.`
  );
}
