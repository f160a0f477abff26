import { getShortestPaths } from "@xstate/graph";
import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from "xstate";
import { stateNodesOf } from "../network/ports.ts";
import type { LocalState } from "../property/types.ts";
import { stateName } from "./transitionGraph.ts";

/** How a single machine, on its own, first gets into one of its states. */
export interface ReachableState {
  readonly state: string;
  /** The events of a shortest path from the start; empty for the first state. */
  readonly path: readonly string[];
}

/** Which of a machine's states a set of events can bring it into. */
export interface Reachability {
  readonly reachable: readonly ReachableState[];
  readonly unreachable: readonly string[];
}

/**
 * How many contexts are followed for each combination of active states. On its own a machine may
 * count for ever, since the neighbours that bound it are not there.
 */
const MAX_CONTEXTS = 300;

/**
 * Shortest paths to every state of one machine, fed with `events` in any order: what the machine
 * could do if its neighbours let it. A state that not even this reaches is dead, or one that the
 * machine leaves at once by an eventless transition.
 */
export function reachability(
  machine: AnyStateMachine,
  input: unknown,
  events: readonly EventObject[],
): Reachability {
  const shortest = new Map<string, readonly string[]>();
  for (const { state, steps } of shortestPaths(machine, input, events)) {
    const events = steps.map((step): EventObject => step.event as EventObject);
    const path = events.map(({ type }) => type).filter((type) => type !== "xstate.init");
    for (const node of (state as AnyMachineSnapshot)._nodes) {
      const known = shortest.get(stateName(node));
      if (known === undefined || path.length < known.length) shortest.set(stateName(node), path);
    }
  }
  const states = stateNodesOf(machine.root).map(stateName);
  return {
    reachable: states.flatMap((state) => {
      const path = shortest.get(state);
      return path === undefined ? [] : [{ state, path }];
    }),
    unreachable: states.filter((state) => !shortest.has(state)),
  };
}

function shortestPaths(machine: AnyStateMachine, input: unknown, events: readonly EventObject[]) {
  const contexts = new Map<string, number>();
  return getShortestPaths(machine, {
    input,
    events: [...events],
    serializeState: (state) => JSON.stringify([valueOf(state), contextOf(state)]),
    stopWhen: (state) => {
      const value = JSON.stringify(valueOf(state));
      contexts.set(value, (contexts.get(value) ?? 0) + 1);
      return contexts.get(value)! > MAX_CONTEXTS;
    },
  });
}

function valueOf(state: unknown): unknown {
  return (state as LocalState).value;
}

function contextOf(state: unknown): unknown {
  return (state as LocalState).context;
}
