import { initialTransition, transition, type AnyMachineSnapshot } from "xstate";
import type { LocalState } from "../property/types.ts";
import type { EventFields, Move, Network } from "../network/index.ts";

/** The state of a whole network as XState snapshots, by instance name. */
export type PlainState = Readonly<Record<string, AnyMachineSnapshot>>;

/** What the reference makes of a move: a successor, or why there is none. */
export type PlainOutcome =
  | { readonly kind: "taken"; readonly next: PlainState }
  | { readonly kind: "refused" | "blocked" | "unspecifiedReception" | "livelock" };

interface PlainDelivery {
  readonly to: string;
  readonly event: { readonly type: string };
  readonly blocking: boolean;
}

/**
 * The reference that the kernel is compared with: DESIGN §3 read aloud, on XState snapshots, with no
 * tables, no integers and no sharing.
 */
export class PlainInterpreter {
  readonly #network: Network;

  constructor(network: Network) {
    this.#network = network;
  }

  initialState(): PlainState {
    return Object.fromEntries(
      Object.entries(this.#network.instances).map(([name, { machine, input }]) => [
        name,
        initialTransition(machine, input as never)[0] as AnyMachineSnapshot,
      ]),
    );
  }

  step(state: PlainState, move: Move): PlainOutcome {
    const next: Record<string, AnyMachineSnapshot> = { ...state };
    const queue: PlainDelivery[] = [
      { to: move.instance, event: { ...move.parameters, type: move.event }, blocking: false },
    ];
    for (let index = 0; index < queue.length; index++) {
      const { to, event, blocking } = queue[index]!;
      const { machine, observer } = this.#network.instances[to]!;
      const before = next[to]!;
      const [after, actions] = transition(machine, before, event);
      if (after === before && actions.length === 0) {
        if (index === 0) return { kind: "refused" };
        if (observer) continue;
        return { kind: blocking ? "blocked" : "unspecifiedReception" };
      }
      next[to] = after as AnyMachineSnapshot;
      queue.push(...actions.flatMap((action) => this.#deliveries(to, action.params)));
      if (queue.length > this.#network.maxDeliveriesPerStep) return { kind: "livelock" };
    }
    return { kind: "taken", next };
  }

  /** What the moves that exist in a state lead to: those of the highest priority that has any. */
  outcomes(state: PlainState): PlainOutcome[] {
    const possible = this.#network.moves
      .map((move) => ({ move, outcome: this.step(state, move) }))
      .filter(({ outcome }) => outcome.kind !== "refused" && outcome.kind !== "blocked");
    const highest = Math.max(...possible.map(({ move }) => move.priority));
    return possible.filter(({ move }) => move.priority === highest).map(({ outcome }) => outcome);
  }

  /** A string that is equal for two states exactly when every `{value, context}` is. */
  keyOf(state: PlainState): string {
    const locals = Object.values<LocalState>(state);
    return JSON.stringify(locals.map(({ value, context }) => [value, sortKeys(context)]));
  }

  #deliveries(from: string, params: unknown): PlainDelivery[] {
    const { event } = params as { readonly event: { readonly type: string } & EventFields };
    return this.#network.wires
      .filter((wire) => wire.from === from && wire.port === event.type)
      .filter((wire) => Object.entries(wire.where).every(([key, value]) => event[key] === value))
      .map((wire) => ({
        to: wire.to,
        event: { ...event, ...wire.fields, type: wire.event },
        blocking: wire.blocking,
      }));
  }
}

/** Contexts that differ only in the order in which their keys were assigned are one state. */
function sortKeys(data: unknown): unknown {
  if (typeof data !== "object" || data === null) return data;
  if (Array.isArray(data)) return data.map(sortKeys);
  const keys = Object.keys(data).sort();
  return keys.map((key) => [key, sortKeys((data as Record<string, unknown>)[key])]);
}

/** Explores everything with the reference, breadth first; for small networks, or for a while. */
export function explorePlainly(
  network: Network,
  { maxStates = Number.POSITIVE_INFINITY, deadlineMs = Number.POSITIVE_INFINITY } = {},
) {
  const reference = new PlainInterpreter(network);
  const initial = reference.initialState();
  const seen = new Set([reference.keyOf(initial)]);
  let transitions = 0;
  let level = [initial];
  let depth = -1;
  const limitHit = () => seen.size > maxStates || performance.now() > deadlineMs;
  while (level.length > 0 && !limitHit()) {
    depth++;
    const nextLevel: PlainState[] = [];
    for (const state of level) {
      if (limitHit()) break;
      for (const outcome of reference.outcomes(state)) {
        if (outcome.kind !== "taken") continue;
        transitions++;
        const key = reference.keyOf(outcome.next);
        if (seen.has(key)) continue;
        seen.add(key);
        nextLevel.push(outcome.next);
      }
    }
    level = nextLevel;
  }
  return { states: seen.size, transitions, depth, complete: !limitHit() };
}
