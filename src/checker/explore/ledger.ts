import { REFUSED, type ComponentTable } from "../kernel/componentTable.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { StateStore } from "../kernel/stateStore.ts";
import { DiscoveryEstimate } from "./discoveryEstimate.ts";
import { PairNumbers } from "./pairNumbers.ts";

const NO_PARENT = -1;
const NO_MOVE = -1;

/** The kinds of species of the estimate. */
const STATE = 0;
const MOVE_PAIR = 1;
const TRANSITION = 2;

/** Keeps count of what the runs of an exploration show. */
export class Ledger {
  runs = 0;
  steps = 0;
  longestRun = 0;
  /** Runs that showed a state, a pair of moves or a transition that none before them had. */
  runsWithNews = 0;
  readonly store: StateStore;
  readonly movePairs = new PairNumbers();
  readonly estimate = new DiscoveryEstimate(3);
  readonly #kernel: Kernel;
  readonly #transitions = new PairNumbers();
  /** For each instance the number of its table; instances that are alike share one. */
  readonly #tableOf: readonly number[];
  #isIndependent = false;
  #speciesBefore = 0;
  #stepsOfRun = 0;
  #moveBefore = NO_MOVE;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.store = new StateStore(kernel.names.length);
    const tables: ComponentTable[] = kernel.names.map((_, instance) => kernel.table(instance));
    this.#tableOf = tables.map((table) => tables.indexOf(table));
  }

  /** Starts a run in `state`. Only what independent runs show goes into the estimate. */
  startRun(state: Int32Array, isIndependent: boolean): void {
    this.store.add(state, NO_PARENT, 0);
    this.#isIndependent = isIndependent;
    this.#speciesBefore = this.#species();
    this.#stepsOfRun = 0;
    this.#moveBefore = NO_MOVE;
    if (isIndependent) this.estimate.newRun();
  }

  /** Notes the step that the kernel has just taken. Whether it led to a new state: `store.added`. */
  noteStep(move: number): void {
    this.#stepsOfRun++;
    this.#noteTransitions();
    if (this.#moveBefore !== NO_MOVE) {
      this.#note(MOVE_PAIR, this.movePairs.numberOf(this.#moveBefore, move));
    }
    this.#moveBefore = move;
    this.#note(STATE, this.store.add(this.#kernel.next, NO_PARENT, 0));
  }

  endRun(): void {
    this.runs++;
    this.steps += this.#stepsOfRun;
    this.longestRun = Math.max(this.longestRun, this.#stepsOfRun);
    if (this.#species() > this.#speciesBefore) this.runsWithNews++;
  }

  #noteTransitions(): void {
    const { deliveries } = this.#kernel;
    for (let index = 0; index < deliveries.length; index++) {
      const reaction = deliveries.reaction(index);
      if (reaction === REFUSED) continue;
      const table = this.#tableOf[deliveries.receiver(index)]!;
      this.#note(TRANSITION, this.#transitions.numberOf(table, reaction));
    }
  }

  #note(kind: number, species: number): void {
    if (this.#isIndependent) this.estimate.see(kind, species);
  }

  #species(): number {
    return this.store.size + this.movePairs.size + this.#transitions.size;
  }
}
