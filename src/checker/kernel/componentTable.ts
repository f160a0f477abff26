import type { AnyMachineSnapshot, AnyStateMachine } from "xstate";
import { ModelError } from "../errors.ts";
import { canonicalJson } from "../network/plainData.ts";
import type { LocalState } from "../property/types.ts";
import { DeterminismCheck } from "./determinismCheck.ts";
import { grown, GrowableInt32 } from "./growable.ts";
import { Interner } from "./interner.ts";
import { XStateAdapter, type Answer, type PlainEvent } from "./xstateAdapter.ts";

/** The reaction id of an event that the machine refuses in a local state. */
export const REFUSED = -1;

const UNKNOWN = 0;

/**
 * The tabulated behaviour of one machine with one input: local states, events and emissions as
 * integers, and the reaction to each (local state, event), asked of XState when first needed.
 * Reaction ids start at 1, so that a zeroed row means that nothing has been asked yet.
 */
export class ComponentTable {
  readonly adapter: XStateAdapter;
  readonly #locals = new Interner<AnyMachineSnapshot>();
  readonly #events = new Interner<PlainEvent>();
  readonly #emissions = new Interner<PlainEvent>();
  /** One row an event, indexed by local state. */
  readonly #rows: Int32Array[] = [];
  readonly #nextLocal = new GrowableInt32();
  readonly #emissionLists: (readonly number[])[] = [];
  readonly #transitionNames: (readonly string[])[] = [];
  readonly #determinism: DeterminismCheck;
  #xstateCalls = 0;

  constructor(adapter: XStateAdapter) {
    this.adapter = adapter;
    this.#determinism = new DeterminismCheck(adapter);
    const initial = adapter.initial();
    this.#determinism.checkInitial(initial);
    this.#internLocal(initial);
    this.#nextLocal.push(UNKNOWN);
    this.#emissionLists.push([]);
    this.#transitionNames.push([]);
  }

  get xstateCalls(): number {
    return this.#xstateCalls;
  }

  get determinismRechecks(): number {
    return this.#determinism.rechecks;
  }

  /** The id of the reaction of local state `local` to `event`, or REFUSED. */
  reaction(local: number, event: number): number {
    const row = this.#rows[event]!;
    if (local < row.length) {
      const known = row[local]!;
      if (known !== UNKNOWN) return known;
    }
    return this.#tabulate(local, event);
  }

  nextLocal(reaction: number): number {
    return this.#nextLocal.get(reaction);
  }

  /** The ids of what a reaction emits, in order. */
  emissions(reaction: number): readonly number[] {
    return this.#emissionLists[reaction]!;
  }

  internEvent(event: PlainEvent): number {
    const id = this.#events.intern(event, event);
    if (id === this.#rows.length) this.#rows.push(new Int32Array(16));
    return id;
  }

  /** Every event that was ever delivered to, or routed towards, an instance of this machine. */
  get events(): readonly PlainEvent[] {
    return Array.from({ length: this.#events.size }, (_, id) => this.#events.get(id));
  }

  event(id: number): PlainEvent {
    return this.#events.get(id);
  }

  emission(id: number): PlainEvent {
    return this.#emissions.get(id);
  }

  local(id: number): LocalState {
    return this.#locals.get(id);
  }

  /** Names of the machine's transitions that make up a reaction. */
  transitionsOf(reaction: number): readonly string[] {
    return this.#transitionNames[reaction]!;
  }

  /** Runs the determinism checks that are still waiting. Call it when an exploration ends. */
  finishDeterminismCheck(): void {
    this.#determinism.flush();
  }

  #tabulate(local: number, event: number): number {
    const snapshot = this.#locals.get(local);
    const plainEvent = this.#events.get(event);
    this.#xstateCalls++;
    const answer = this.adapter.react(snapshot, plainEvent);
    this.#determinism.remember(snapshot, plainEvent, answer);
    const reaction = answer === undefined ? REFUSED : this.#addReaction(answer);
    if (answer !== undefined) {
      this.#transitionNames.push(this.adapter.transitionsTaken(snapshot, plainEvent));
    }
    if (local >= this.#rows[event]!.length) {
      this.#rows[event] = grown(this.#rows[event]!, local + 1);
    }
    this.#rows[event]![local] = reaction;
    return reaction;
  }

  #addReaction(answer: Answer): number {
    this.#emissionLists.push(answer.emitted.map((event) => this.#emissions.intern(event, event)));
    return this.#nextLocal.push(this.#internLocal(answer.snapshot));
  }

  #internLocal(snapshot: AnyMachineSnapshot): number {
    return this.#locals.intern([snapshot.value, snapshot.context], snapshot);
  }
}

/**
 * The tables of a network: instances with the same machine and an equal input share one.
 */
export class ComponentTables {
  readonly #byMachine = new Map<AnyStateMachine, Map<string, ComponentTable>>();

  tableFor(machine: AnyStateMachine, input: unknown): ComponentTable {
    const byInput = this.#byMachine.get(machine) ?? new Map<string, ComponentTable>();
    this.#byMachine.set(machine, byInput);
    const key = inputKey(machine.id, input);
    let table = byInput.get(key);
    if (table === undefined) {
      table = new ComponentTable(new XStateAdapter(machine, input));
      byInput.set(key, table);
    }
    return table;
  }
}

function inputKey(machineId: string, input: unknown): string {
  if (input === undefined) return "";
  const key = canonicalJson(input) as string | undefined;
  if (key === undefined) {
    throw new ModelError(`The input of machine "${machineId}" is not plain JSON data.`);
  }
  return key;
}
