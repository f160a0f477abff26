import { ModelError } from "../errors.ts";
import { Kernel, Outcome } from "../kernel/kernel.ts";
import { StateStore } from "../kernel/stateStore.ts";
import type { Model } from "../property/model.ts";
import { MeasureMonitor, PropertyMonitor } from "./monitor.ts";

/** A step that cannot be completed: its move, and the state in which it was tried. */
export interface FailedStep {
  readonly state: number;
  readonly move: number;
}

/** Why a slice of the search ended. */
export type SliceEnd = "complete" | "max-states" | "first violation" | "time";

/** What ends a search early. */
export interface SearchLimits {
  readonly maxStates: number;
  /** End as soon as one property is violated. */
  readonly stopAtFirst: boolean;
}

/** Moves are stored in 16 bits. */
const MAX_MOVES = 0xffff;

/** How many states are expanded between two looks at the clock. */
const STATES_PER_CLOCK_READING = 512;

/**
 * Breadth first over all states, in slices, so that the caller can show progress and be interrupted.
 * State ids are given in the order of discovery, so the next id to expand is the whole queue.
 */
export class BreadthFirstSearch {
  readonly kernel: Kernel;
  readonly store: StateStore;
  readonly monitors: readonly PropertyMonitor[];
  readonly measures: readonly MeasureMonitor[];
  unspecifiedReception: FailedStep | undefined;
  livelock: FailedStep | undefined;
  transitions = 0;
  /** The depth of the state being expanded: its distance from the initial state in moves. */
  depth = 0;
  readonly #limits: SearchLimits;
  readonly #state: Int32Array;
  #expanded = 0;
  #levelEnd = 1;

  constructor(model: Model, limits: SearchLimits) {
    this.kernel = new Kernel(model.network);
    if (this.kernel.moves.length > MAX_MOVES) {
      throw new ModelError(
        `Network "${model.network.name}" has ${this.kernel.moves.length} moves; ` +
          `at most ${MAX_MOVES} are supported.`,
      );
    }
    this.store = new StateStore(this.kernel.names.length);
    this.monitors = model.properties.map((property) => new PropertyMonitor(this.kernel, property));
    this.measures = (model.measures ?? []).map((m) => new MeasureMonitor(this.kernel, m));
    this.#limits = limits;
    this.#state = this.kernel.initialState();
    this.store.add(this.#state, -1, 0);
    this.#observe(this.#state, 0, undefined);
  }

  get queue(): number {
    return this.store.size - this.#expanded;
  }

  /** Expands states until all are, a limit is hit, or `deadlineMs` (performance.now()) is past. */
  runSlice(deadlineMs: number): SliceEnd {
    while (this.#expanded < this.store.size) {
      if (this.#expanded % STATES_PER_CLOCK_READING === 0 && performance.now() > deadlineMs) {
        return "time";
      }
      if (this.#limits.stopAtFirst && this.#violationFound()) return "first violation";
      if (this.store.size > this.#limits.maxStates) return "max-states";
      this.#expand(this.#expanded);
      this.#expanded++;
    }
    return "complete";
  }

  #expand(id: number): void {
    if (id === this.#levelEnd) {
      this.depth++;
      this.#levelEnd = this.store.size;
    }
    this.store.read(id, this.#state);
    if (!this.#expandByPriority(id)) {
      for (const monitor of this.monitors) monitor.observeStuck(this.#state, id);
    }
  }

  /** Tries the moves and returns whether one that is not a fault was possible. */
  #expandByPriority(id: number): boolean {
    for (const group of this.kernel.movesByPriority) {
      let someTaken = false;
      let someOwed = false;
      for (const move of group) {
        if (!this.#tryMove(id, move)) continue;
        someTaken = true;
        someOwed ||= this.kernel.moves[move]!.kind !== "fault";
      }
      if (someTaken) return someOwed;
    }
    return false;
  }

  #tryMove(id: number, move: number): boolean {
    const { kernel, store } = this;
    const outcome = kernel.step(this.#state, move);
    if (outcome === Outcome.refused || outcome === Outcome.blocked) return false;
    if (outcome !== Outcome.taken) {
      this.#noteFailedStep(outcome, { state: id, move });
      return true;
    }
    this.transitions++;
    kernel.recordCoverage(move);
    const successor = store.add(kernel.next, id, move);
    if (store.added) this.#observe(kernel.next, successor, this.#state);
    return true;
  }

  #observe(state: Int32Array, id: number, before: Int32Array | undefined): void {
    for (const monitor of this.monitors) monitor.observe(state, id, before);
    for (const monitor of this.measures) monitor.observe(state, id, before);
  }

  #noteFailedStep(outcome: Outcome, step: FailedStep): void {
    if (outcome === Outcome.livelock) this.livelock ??= step;
    else this.unspecifiedReception ??= step;
  }

  #violationFound(): boolean {
    if (this.unspecifiedReception !== undefined || this.livelock !== undefined) return true;
    return this.monitors.some(
      ({ property, discovery }) => property.kind !== "sometimes" && discovery !== undefined,
    );
  }
}
