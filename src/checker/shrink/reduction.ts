import type { Kernel } from "../kernel/kernel.ts";
import type { Target } from "./target.ts";
import {
  runLeniently,
  siblingsOf,
  trailOf,
  type Cost,
  type Siblings,
  type Trail,
} from "./trail.ts";

/**
 * What is given up for what. `fewest faults` keeps to the order of DESIGN §5 and never makes a run
 * longer. `fewest steps` takes a fault more where that saves a step.
 */
export type Aim = "fewest faults" | "fewest steps";

/** Candidates that are tried at most, and who wants to know of each improvement. */
export interface ReductionLimits {
  readonly maxCandidates: number;
  readonly onImprovement?: ((moves: readonly number[]) => void) | undefined;
}

/**
 * The best schedule so far while passes propose candidates. Each candidate is run again; it is taken
 * when it still reaches the target at a lower cost, and no candidate is run twice.
 */
export class Reduction {
  readonly kernel: Kernel;
  readonly target: Target;
  readonly aim: Aim;
  trail: Trail;
  candidates = 0;
  readonly #limits: ReductionLimits;
  readonly #siblings: Siblings | undefined;
  readonly #tried = new Set<string>();

  constructor(
    kernel: Kernel,
    target: Target,
    moves: readonly number[],
    aim: Aim,
    limits: ReductionLimits,
  ) {
    this.kernel = kernel;
    this.target = target;
    this.aim = aim;
    this.trail = trailOf(kernel, moves);
    this.#siblings = siblingsOf(kernel);
    this.#limits = limits;
  }

  get moves(): readonly number[] {
    return this.trail.moves;
  }

  get length(): number {
    return this.trail.moves.length;
  }

  /** True once the candidates are used up. Single steps are left out all the same. */
  get isExhausted(): boolean {
    return this.candidates >= this.#limits.maxCandidates;
  }

  /** The name of the instance at which a step of the current schedule starts. */
  instanceAt(step: number): string {
    return this.kernel.moves[this.moves[step]!]!.instance;
  }

  /** Tries the current schedule without the steps from `start` up to, but without, `end`. */
  tryWithout(start: number, end: number): boolean {
    return this.try(start, this.moves.slice(end));
  }

  /** Tries the first `keep` moves of the current schedule followed by `tail`. */
  try(keep: number, tail: readonly number[]): boolean {
    const head = this.moves.slice(0, keep);
    const key = keyOf(head, tail);
    if (this.#tried.has(key)) return false;
    this.#tried.add(key);
    this.candidates++;
    if (this.#accept(head, tail, undefined)) return true;
    return this.#siblings !== undefined && this.#accept(head, tail, this.#siblings);
  }

  #accept(
    head: readonly number[],
    tail: readonly number[],
    siblings: Siblings | undefined,
  ): boolean {
    const { kernel, target, trail } = this;
    const taken = runLeniently(kernel, target, trail.states[head.length]!, tail, siblings);
    if (taken === undefined) return false;
    const candidate = trailOf(kernel, [...head, ...taken]);
    if (!improves(candidate.cost, trail.cost, this.aim)) return false;
    this.trail = candidate;
    this.#limits.onImprovement?.(candidate.moves);
    return true;
  }
}

/** True of a cost that is lower and, whatever the aim, belongs to a run that is no longer. */
export function improves(cost: Cost, than: Cost, aim: Aim): boolean {
  if (cost.steps > than.steps) return false;
  const order = aim === "fewest faults" ? FAULTS_FIRST : STEPS_FIRST;
  const decisive = order.find((key) => cost[key] !== than[key]);
  return decisive !== undefined && cost[decisive] < than[decisive];
}

const FAULTS_FIRST: readonly (keyof Cost)[] = [
  "faults",
  "steps",
  "instances",
  "contextSwitches",
  "payload",
];
const STEPS_FIRST: readonly (keyof Cost)[] = [
  "steps",
  "faults",
  "instances",
  "contextSwitches",
  "payload",
];

/** Move indices fit into 16 bits, so a schedule is a string of as many characters as it has steps. */
function keyOf(head: readonly number[], tail: readonly number[]): string {
  const moves = new Uint16Array(head.length + tail.length);
  moves.set(head);
  moves.set(tail, head.length);
  return Buffer.from(moves.buffer).toString("utf16le");
}
