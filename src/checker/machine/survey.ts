import type { AnyStateMachine } from "xstate";
import type { PlainEvent } from "../kernel/xstateAdapter.ts";
import type { Model } from "../property/model.ts";
import { BreadthFirstSearch } from "../search/breadthFirst.ts";
import type { MachineCoverage } from "../kernel/coverage.ts";

/** One machine of a model: how it was started, what it was sent, and what of it was reached. */
export interface MachineSurvey {
  readonly machine: AnyStateMachine;
  readonly input: unknown;
  readonly events: readonly PlainEvent[];
  readonly coverage: MachineCoverage;
}

/** Explores a model exhaustively and looks at each of its machines by itself. */
export function surveyMachines(model: Model): MachineSurvey[] {
  const limits = { maxStates: Number.POSITIVE_INFINITY, stopAtFirst: false };
  const search = new BreadthFirstSearch({ ...model, properties: [] }, limits);
  search.runSlice(Number.POSITIVE_INFINITY);
  const { kernel } = search;
  return kernel.coverage.summarize().machines.map((coverage) => {
    const first = model.network.instances[coverage.instances[0]!]!;
    const events = coverage.instances.flatMap(
      (name) => kernel.table(kernel.names.indexOf(name)).events,
    );
    return { machine: first.machine, input: first.input as unknown, events, coverage };
  });
}
