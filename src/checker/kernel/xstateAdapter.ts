import {
  getMicrosteps,
  getNextTransitions,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type AnyTransitionDefinition,
} from "xstate";
import { ModelError } from "../errors.ts";
import { deepFreeze, findPlainDataProblem, type PlainData } from "../network/plainData.ts";
import { transitionName } from "../machine/transitionGraph.ts";
import { stateNodesOf } from "../network/ports.ts";

/** An event as machines exchange it: plain data with a type. */
export interface PlainEvent {
  readonly type: string;
  readonly [field: string]: PlainData;
}

/** What a machine does with an event: `undefined` when it refuses it. */
export interface Answer {
  readonly snapshot: AnyMachineSnapshot;
  readonly emitted: readonly PlainEvent[];
}

/**
 * The one place that calls XState's `transition`. It turns a machine outside the profile into a
 * ModelError that names the machine, the state and the event.
 */
export class XStateAdapter {
  readonly machine: AnyStateMachine;
  readonly #input: unknown;

  constructor(machine: AnyStateMachine, input: unknown) {
    this.machine = machine;
    this.#input = input;
  }

  /** The initial snapshot. Its entry actions may not emit: nobody could be listening yet. */
  initial(): AnyMachineSnapshot {
    const place = `Machine "${this.machine.id}" at its start`;
    const [snapshot, actions] = this.#guard(place, () =>
      initialTransition(this.machine, this.#input as never),
    );
    if (emittedBy(place, actions).length > 0) {
      throw new ModelError(`${place} emits an event. Emit it from a transition instead.`);
    }
    return checked(place, snapshot as AnyMachineSnapshot);
  }

  /** The reaction to one event. A refusal is an unchanged snapshot and no action at all. */
  react(snapshot: AnyMachineSnapshot, event: PlainEvent): Answer | undefined {
    const place = this.#place(snapshot, event);
    const [next, actions] = this.#guard(place, () => transition(this.machine, snapshot, event));
    if (next === snapshot && actions.length === 0) return undefined;
    const after = next as AnyMachineSnapshot;
    return { snapshot: checked(place, after), emitted: emittedBy(place, actions) };
  }

  /**
   * The names of the transitions that `event` sets off, for coverage. An eventless transition is
   * recognised by its target becoming active in the microstep that leaves its source.
   */
  transitionsTaken(snapshot: AnyMachineSnapshot, event: PlainEvent): string[] {
    const selected = this.machine.getTransitionData(snapshot as never, event);
    const names = selected.map(transitionName);
    if (!this.#hasEventlessTransitions()) return names;
    const microsteps = getMicrosteps(this.machine, snapshot as never, event);
    const path: AnyMachineSnapshot[] = microsteps.map(([next]) => next);
    for (let k = 0; k + 1 < path.length; k++) {
      const taken = eventlessBetween(path[k]!, path[k + 1]!);
      if (taken !== undefined) names.push(transitionName(taken));
    }
    return names;
  }

  #eventless: boolean | undefined;
  #hasEventlessTransitions(): boolean {
    this.#eventless ??= stateNodesOf(this.machine.root).some((node) => node.always !== undefined);
    return this.#eventless;
  }

  #place(snapshot: AnyMachineSnapshot, event: PlainEvent): string {
    return (
      `Machine "${this.machine.id}" in state ${JSON.stringify(snapshot.value)} ` +
      `on event ${JSON.stringify(event)}`
    );
  }

  #guard<T>(place: string, run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw new ModelError(`${place} threw: ${explainThrown(error)}`);
    }
  }
}

function explainThrown(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const mutates = /read only|not extensible|Cannot (add|delete|define) property/.test(message);
  return mutates
    ? `${message}. Contexts and events are frozen: an action has to return new data.`
    : message;
}

function checked(place: string, snapshot: AnyMachineSnapshot): AnyMachineSnapshot {
  if (snapshot.status === "error") {
    throw new ModelError(`${place} threw: ${explainThrown(snapshot.error)}`);
  }
  const problem = findPlainDataProblem(snapshot.context, "context");
  if (problem !== undefined) {
    throw new ModelError(
      `${place} leaves the profile: ${problem.path} is not plain JSON data (${problem.reason}). ` +
        `States are compared by value; keep numbers, strings, booleans, null, arrays and objects.`,
    );
  }
  deepFreeze(snapshot.context);
  return snapshot;
}

interface ExecutableAction {
  readonly type: string;
  readonly params: unknown;
}

function emittedBy(place: string, actions: readonly ExecutableAction[]): PlainEvent[] {
  return actions.map((action) => {
    if (action.type !== "xstate.emit") {
      throw new ModelError(
        `${place} leaves the profile: it asks for the action "${action.type}". Only assign, emit, ` +
          `raise (without delay) and enqueueActions are pure; tell others by emitting an event.`,
      );
    }
    const { event } = action.params as { readonly event: PlainEvent };
    const problem = findPlainDataProblem(event, "event");
    if (problem !== undefined) {
      throw new ModelError(`${place} emits ${problem.path}, which is not JSON: ${problem.reason}.`);
    }
    return deepFreeze(event);
  });
}

function eventlessBetween(
  before: AnyMachineSnapshot,
  after: AnyMachineSnapshot,
): AnyTransitionDefinition | undefined {
  const active = new Set<object>(after._nodes);
  return getNextTransitions(before).find(
    (candidate) =>
      candidate.eventType === "" && (candidate.target ?? []).every((node) => active.has(node)),
  );
}
