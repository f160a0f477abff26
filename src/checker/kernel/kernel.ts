import type { Move, Network } from "../network/index.ts";
import type { LocalState } from "../property/types.ts";
import { ComponentTables, REFUSED, type ComponentTable } from "./componentTable.ts";
import { CoverageRecorder } from "./coverageRecorder.ts";
import { DeliveryQueue } from "./deliveryQueue.ts";
import { ROUTE_STRIDE, Wiring } from "./wiring.ts";
import type { PlainEvent } from "./xstateAdapter.ts";

/** What became of a move in a state. */
export const Outcome = {
  /** The step was taken; `kernel.next` is the successor. */
  taken: 0,
  /** The move's own instance refuses it: the move is not enabled. */
  refused: 1,
  /** A receiver on a blocking wire refused: the step does not exist. */
  blocked: 2,
  /** A receiver on another wire refused: the violation *unspecified reception*. */
  unspecifiedReception: 3,
  /** The step set off more deliveries than the network allows: a livelock inside the step. */
  livelock: 4,
} as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

/**
 * A network on integers. A state is a vector of local state ids, one for each instance; a step is a
 * walk through the instances' tables. XState is asked only for what the tables do not know yet.
 */
export class Kernel {
  readonly network: Network;
  readonly moves: readonly Move[];
  /** Moves grouped by priority, highest first: a group exists only where those before it do not. */
  readonly movesByPriority: readonly Int32Array[];
  /** Instance names, in the order of the state vector. */
  readonly names: readonly string[];
  readonly coverage: CoverageRecorder;
  /** The successor that the last `step` with the outcome `taken` led to. */
  readonly next: Int32Array;
  /** The deliveries of the last step: for a step that failed, up to the one that was refused. */
  readonly deliveries = new DeliveryQueue();
  readonly #tables: readonly ComponentTable[];
  readonly #distinctTables: readonly ComponentTable[];
  readonly #isObserver: readonly boolean[];
  readonly #moveInstance: Int32Array;
  readonly #moveEvent: Int32Array;
  readonly #wiring: Wiring;
  readonly #isBlocking: readonly boolean[];
  readonly #maxDeliveries: number;

  constructor(network: Network) {
    this.network = network;
    this.moves = network.moves;
    this.movesByPriority = groupByPriority(network.moves);
    this.names = Object.keys(network.instances);
    const instances = Object.values(network.instances);
    const tables = new ComponentTables();
    this.#tables = instances.map(({ machine, input }) => tables.tableFor(machine, input));
    this.#distinctTables = [...new Set(this.#tables)];
    this.#isObserver = instances.map((instance) => instance.observer);
    this.next = new Int32Array(instances.length);
    this.#moveInstance = Int32Array.from(this.moves, (move) => this.names.indexOf(move.instance));
    this.#moveEvent = Int32Array.from(this.moves, (move, index) =>
      this.#tables[this.#moveInstance[index]!]!.internEvent(moveEvent(move)),
    );
    this.#wiring = new Wiring(network, this.names, this.#tables);
    this.#isBlocking = network.wires.map((wire) => wire.blocking);
    this.#maxDeliveries = network.maxDeliveriesPerStep;
    this.coverage = new CoverageRecorder(this);
  }

  /** The state in which every machine is at its start: local state 0 of each. */
  initialState(): Int32Array {
    return new Int32Array(this.names.length);
  }

  /** Tries `move` in `state` and leaves the successor in `next`. `state` is not changed. */
  step(state: Int32Array, move: number): Outcome {
    const { next, deliveries } = this;
    const instance = this.#moveInstance[move]!;
    const event = this.#moveEvent[move]!;
    deliveries.clear();
    deliveries.push(instance, event, -1);
    // Most moves are refused by their own instance, so that is asked before anything is copied.
    if (this.#tables[instance]!.reaction(state[instance]!, event) === REFUSED) {
      deliveries.setReaction(0, REFUSED);
      return Outcome.refused;
    }
    for (let k = 0; k < state.length; k++) next[k] = state[k]!;
    for (let index = 0; index < deliveries.length; index++) {
      const receiver = deliveries.receiver(index);
      const table = this.#tables[receiver]!;
      const reaction = table.reaction(next[receiver]!, deliveries.event(index));
      deliveries.setReaction(index, reaction);
      if (reaction === REFUSED) {
        if (this.#isObserver[receiver]!) continue;
        deliveries.truncate(index + 1);
        return this.#isBlocking[deliveries.wire(index)]!
          ? Outcome.blocked
          : Outcome.unspecifiedReception;
      }
      next[receiver] = table.nextLocal(reaction);
      const emissions = table.emissions(reaction);
      if (emissions.length > 0 && !this.#route(receiver, emissions)) return Outcome.livelock;
    }
    return Outcome.taken;
  }

  /** Notes the last step, which must have been taken, for the coverage report. */
  recordCoverage(move: number): void {
    this.coverage.record(move, this.deliveries);
  }

  /** The local state of an instance in a state vector. */
  local(state: Int32Array, instance: number): LocalState {
    return this.#tables[instance]!.local(state[instance]!);
  }

  event(instance: number, id: number): PlainEvent {
    return this.#tables[instance]!.event(id);
  }

  isObserver(instance: number): boolean {
    return this.#isObserver[instance]!;
  }

  table(instance: number): ComponentTable {
    return this.#tables[instance]!;
  }

  get xstateCalls(): number {
    return this.#distinctTables.reduce((sum, table) => sum + table.xstateCalls, 0);
  }

  get determinismRechecks(): number {
    return this.#distinctTables.reduce((sum, table) => sum + table.determinismRechecks, 0);
  }

  /**
   * Runs the determinism checks that are still waiting; call it when an exploration ends.
   *
   * @throws ModelError for a machine that answered differently the second time.
   */
  finishDeterminismCheck(): void {
    for (const table of this.#distinctTables) table.finishDeterminismCheck();
  }

  #route(emitter: number, emissions: readonly number[]): boolean {
    const { deliveries } = this;
    for (const emission of emissions) {
      const route = this.#wiring.route(emitter, emission);
      for (let at = 0; at < route.length; at += ROUTE_STRIDE) {
        deliveries.push(route[at]!, route[at + 1]!, route[at + 2]!);
      }
    }
    return deliveries.length <= this.#maxDeliveries;
  }
}

function moveEvent(move: Move): PlainEvent {
  return { ...move.parameters, type: move.event };
}

function groupByPriority(moves: readonly Move[]): Int32Array[] {
  const priorities = [...new Set(moves.map((move) => move.priority))].sort((a, b) => b - a);
  return priorities.map((priority) =>
    Int32Array.from(moves.flatMap((move, index) => (move.priority === priority ? [index] : []))),
  );
}
