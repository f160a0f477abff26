import { Outcome, type Kernel } from "../kernel/kernel.ts";
import { StateStore } from "../kernel/stateStore.ts";
import type { Target } from "./target.ts";

/** What a run has to beat, and how far to look for one that does. */
export interface RunSearchLimits {
  /** A run counts only if it has fewer steps, or no more steps and fewer faults. */
  readonly steps: number;
  readonly faults: number;
  /**
   * `steps`: the fewest steps, and among those the fewest faults. `faults`: the fewest faults, then
   * the fewest steps, and never more steps than above.
   */
  readonly minimise: "steps" | "faults";
  readonly maxExpansions: number;
  /** As of `performance.now()`. Leave it out where results must not depend on the machine. */
  readonly deadlineMs?: number | undefined;
}

/** Part of a run that reached the target: how to get there, and the move that fails, if one does. */
interface Arrival {
  readonly node: number;
  readonly failingMove: number | undefined;
  readonly steps: number;
  readonly faults: number;
}

const NO_PARENT = -1;
const EXPANSIONS_PER_CLOCK_READING = 512;

/**
 * A search for the best run to a target among the states near a known run. All states of that run
 * are in the queue at the start, each with its distance from the initial state; whatever is found to
 * be nearer than known, also a state of the run itself, is expanded again. So one search finds every
 * short cut and every other way to the target within its budget, and nothing is expanded twice
 * without need. From the initial state alone it is a plain breadth first search.
 */
export class RunSearch {
  readonly #kernel: Kernel;
  readonly #target: Target;
  readonly #limits: RunSearchLimits;
  readonly #store: StateStore;
  /** A state, and the faults so far where they tell two nodes apart. */
  readonly #node: Int32Array;
  readonly #state: Int32Array;
  readonly #successor: Int32Array;
  readonly #parents: number[] = [];
  readonly #moves: number[] = [];
  readonly #steps: number[] = [];
  readonly #faults: number[] = [];
  readonly #isArrival: boolean[] = [];
  readonly #isQueued: boolean[] = [];
  readonly #queue: number[] = [];
  #head = 0;
  #best: Arrival | undefined;

  constructor(kernel: Kernel, target: Target, limits: RunSearchLimits) {
    this.#kernel = kernel;
    this.#target = target;
    this.#limits = limits;
    const instances = kernel.names.length;
    this.#store = new StateStore(instances + 1);
    this.#node = new Int32Array(instances + 1);
    this.#state = new Int32Array(instances);
    this.#successor = new Int32Array(instances);
  }

  /** Distinct states met. */
  get states(): number {
    return this.#store.size;
  }

  /**
   * How many steps lead to the state that would be expanded next. After a breadth first search that
   * ran out of its budget: no run of so many steps or fewer reaches the target.
   */
  get depth(): number {
    return this.#steps[this.#queue[this.#head] ?? 0]!;
  }

  /** Adds the states of a run and puts them into the queue. */
  addRun(states: readonly Int32Array[], moves: readonly number[]): void {
    let faults = 0;
    let parent = NO_PARENT;
    for (const [index, state] of states.entries()) {
      if (index > 0 && this.#isFault(moves[index - 1]!)) faults++;
      this.#successor.set(state);
      parent = this.#meet(parent, moves[index - 1] ?? 0, index, faults);
    }
  }

  /** Searches until nothing better can be found (true), or the budget is used up (false). */
  run(): boolean {
    const { maxExpansions, deadlineMs } = this.#limits;
    for (let expansions = 0; this.#head < this.#queue.length; expansions++) {
      if (expansions >= maxExpansions) return false;
      const looksAtClock = expansions % EXPANSIONS_PER_CLOCK_READING === 0;
      if (looksAtClock && deadlineMs !== undefined && performance.now() > deadlineMs) return false;
      const node = this.#queue[this.#head++]!;
      this.#isQueued[node] = false;
      this.#expand(node);
    }
    return true;
  }

  /** The moves of the best run found, if any is good enough. */
  best(): number[] | undefined {
    if (this.#best === undefined) return undefined;
    const { node, failingMove } = this.#best;
    const moves = failingMove === undefined ? [] : [failingMove];
    for (let at = node; this.#parents[at] !== NO_PARENT; at = this.#parents[at]!) {
      moves.push(this.#moves[at]!);
    }
    return moves.reverse();
  }

  #expand(node: number): void {
    if (!this.#isBetter(this.#steps[node]! + 1, this.#faults[node]!)) return;
    this.#store.read(node, this.#node);
    this.#state.set(this.#node.subarray(0, this.#state.length));
    for (const group of this.#kernel.movesByPriority) {
      let someExists = false;
      for (const move of group) someExists = this.#tryMove(node, move) || someExists;
      if (someExists) return;
    }
  }

  #tryMove(node: number, move: number): boolean {
    const outcome = this.#kernel.step(this.#state, move);
    if (outcome === Outcome.refused || outcome === Outcome.blocked) return false;
    const steps = this.#steps[node]! + 1;
    const faults = this.#faults[node]! + (this.#isFault(move) ? 1 : 0);
    if (!this.#isBetter(steps, faults)) return true;
    if (outcome === Outcome.taken) {
      this.#successor.set(this.#kernel.next);
      this.#meet(node, move, steps, faults);
    } else if (this.#target.kind === "step" && outcome === this.#target.outcome) {
      this.#best = { node, failingMove: move, steps, faults };
    }
    return true;
  }

  /** Looks at a way to the state in `#successor`: keeps it if it is the best known one so far. */
  #meet(parent: number, move: number, steps: number, faults: number): number {
    const { minimise } = this.#limits;
    this.#node.set(this.#successor);
    this.#node[this.#successor.length] = minimise === "faults" ? faults : 0;
    const node = this.#store.add(this.#node, NO_PARENT, 0);
    if (this.#store.added) {
      this.#isArrival[node] =
        this.#target.kind === "state" && this.#target.isReached(this.#successor);
    } else if (!isLower(steps, faults, this.#steps[node]!, this.#faults[node]!)) {
      return node;
    }
    this.#parents[node] = parent;
    this.#moves[node] = move;
    this.#steps[node] = steps;
    this.#faults[node] = faults;
    if (!this.#isArrival[node]) this.#enqueue(node);
    else if (this.#isBetter(steps, faults)) {
      this.#best = { node, failingMove: undefined, steps, faults };
    }
    return node;
  }

  #enqueue(node: number): void {
    if (this.#isQueued[node] === true) return;
    this.#isQueued[node] = true;
    this.#queue.push(node);
  }

  /** True of a run with so many steps and faults that would be better than the best so far. */
  #isBetter(steps: number, faults: number): boolean {
    const { minimise } = this.#limits;
    const best = this.#best ?? this.#limits;
    if (minimise === "steps") return isLower(steps, faults, best.steps, best.faults);
    return steps <= this.#limits.steps && isLower(faults, steps, best.faults, best.steps);
  }

  #isFault(move: number): boolean {
    return this.#kernel.moves[move]!.kind === "fault";
  }
}

/** Whether (a1, a2) comes before (b1, b2) in lexicographic order. */
function isLower(a1: number, a2: number, b1: number, b2: number): boolean {
  return a1 < b1 || (a1 === b1 && a2 < b2);
}
