import { Outcome, type Kernel } from "../kernel/kernel.ts";
import { stepByPriority } from "../trace/replayStep.ts";
import type { Target } from "./target.ts";

/** For each move the others of the same instance and event, which differ only in parameters. */
export type Siblings = readonly (readonly number[])[];

const NO_SIBLINGS: readonly number[] = [];

/**
 * Runs moves from `start`, skips those that are not enabled, and stops at the target. Skipping is
 * what makes every list of moves a schedule: with a step go the steps that depend on it.
 *
 * Given siblings, a move that is not enabled is replaced by the first of them that is. Identities
 * such as a number in a sequence shift when an earlier step is left out; then the later steps still
 * find what has taken the place of what they were about (the wildcards of DEMi).
 *
 * @returns the moves really taken, or `undefined` where the target was not reached.
 */
export function runLeniently(
  kernel: Kernel,
  target: Target,
  start: Int32Array,
  moves: readonly number[],
  siblings?: Siblings,
): number[] | undefined {
  const state = start.slice();
  const taken: number[] = [];
  if (target.kind === "state" && target.isReached(state)) return taken;
  const isFailure = (outcome: Outcome) => target.kind === "step" && outcome === target.outcome;
  for (const move of moves) {
    let choice = move;
    let outcome = stepByPriority(kernel, state, move);
    for (const sibling of siblings?.[move] ?? NO_SIBLINGS) {
      if (outcome === Outcome.taken || isFailure(outcome)) break;
      choice = sibling;
      outcome = stepByPriority(kernel, state, sibling);
    }
    if (outcome !== Outcome.taken && !isFailure(outcome)) continue;
    taken.push(choice);
    if (outcome !== Outcome.taken) return taken;
    state.set(kernel.next);
    if (target.kind === "state" && target.isReached(state)) return taken;
  }
  return undefined;
}

/** The siblings of every move, or `undefined` where no move has any. */
export function siblingsOf({ moves }: Kernel): Siblings | undefined {
  const siblings = moves.map((move, index) =>
    moves.flatMap((other, at) =>
      at !== index && other.instance === move.instance && other.event === move.event ? [at] : [],
    ),
  );
  return siblings.some((others) => others.length > 0) ? siblings : undefined;
}

/** A schedule that runs, with what shrinking keeps looking at. */
export interface Trail {
  readonly moves: readonly number[];
  /** The state before each move, and after the last one unless that one failed. */
  readonly states: readonly Int32Array[];
  readonly cost: Cost;
}

/** What makes one counterexample simpler than another, most important first (DESIGN §5). */
export interface Cost {
  readonly faults: number;
  readonly steps: number;
  /** Instances other than observers that any step delivers to. */
  readonly instances: number;
  /** How often a step starts at another instance than the step before. */
  readonly contextSwitches: number;
  /** The size of all moves' parameters together. */
  readonly payload: number;
}

/** Runs moves that are all enabled in turn. */
export function trailOf(kernel: Kernel, moves: readonly number[]): Trail {
  const states = [kernel.initialState()];
  const touched = new Set<number>();
  for (const move of moves) {
    const outcome = kernel.step(states.at(-1)!, move);
    for (let index = 0; index < kernel.deliveries.length; index++) {
      touched.add(kernel.deliveries.receiver(index));
    }
    if (outcome === Outcome.taken) states.push(kernel.next.slice());
  }
  return { moves, states, cost: costOf(kernel, moves, touched) };
}

function costOf(kernel: Kernel, moves: readonly number[], touched: ReadonlySet<number>): Cost {
  const { network, names } = kernel;
  const taken = moves.map((move) => kernel.moves[move]!);
  return {
    faults: taken.filter(({ kind }) => kind === "fault").length,
    steps: moves.length,
    instances: [...touched].filter((index) => !network.instances[names[index]!]!.observer).length,
    contextSwitches: taken.filter((m, at) => at > 0 && m.instance !== taken[at - 1]!.instance)
      .length,
    payload: taken.reduce((sum, { parameters }) => sum + payloadOf(parameters), 0),
  };
}

/** How much a reader has to take in of a parameter: small numbers and short texts are the best. */
export function payloadOf(value: unknown): number {
  if (typeof value === "number") return Math.abs(value);
  if (typeof value === "string") return value.length;
  if (typeof value === "boolean") return Number(value);
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, item) => sum + 1 + payloadOf(item), 0);
}
