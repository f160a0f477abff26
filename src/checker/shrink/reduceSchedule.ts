import { ModelError } from "../errors.ts";
import type { Kernel } from "../kernel/kernel.ts";
import { cutLoops, deleteChunks, deleteGroups, deletePairs, deleteSteps } from "./deletePasses.ts";
import { clusterInstances, relocateSteps } from "./orderPasses.ts";
import { simplifyParameters } from "./parameterPasses.ts";
import { Reduction, type Aim } from "./reduction.ts";
import { RunSearch } from "./runSearch.ts";
import type { Target } from "./target.ts";
import { runLeniently } from "./trail.ts";

/** Limits of a reduction. All of them count work, none the time, so results never differ. */
export interface ReduceOptions {
  /**
   * Default `fewest steps`: first everything is done for fewer faults, and then a fault is taken
   * back only where it saves a step.
   */
  readonly aim?: Aim;
  /**
   * Candidate schedules run at most for each aim; single steps are left out beyond that, since no
   * result is done while one can be. Default 20,000.
   */
  readonly maxCandidates?: number;
  /** States expanded at most by each search for a detour. Default 131,072; 0 turns it off. */
  readonly maxDetourStates?: number;
  /** Is shown every schedule that is better than all before it. */
  readonly onImprovement?: (moves: readonly number[]) => void;
}

/** A reduced schedule, and what it took. */
export interface Reduced {
  readonly moves: readonly number[];
  readonly candidates: number;
}

type Pass = (reduction: Reduction) => void;

const GREEDY_PASSES: readonly Pass[] = [
  cutLoops,
  deleteGroups,
  deleteChunks,
  deleteSteps,
  deletePairs,
  relocateSteps,
];
const TIDYING_PASSES: readonly Pass[] = [simplifyParameters, clusterInstances];

/**
 * Reduces a schedule, given as move indices, to a simpler one that still reaches the target: internal
 * reduction, where what shrinks is the sequence of choices and every candidate is a run by
 * construction. No step of the result can be left out, and it is never longer than `moves`.
 *
 * After the greedy passes a search among the states near the run looks for detours that are short
 * cuts; that is what deletion alone cannot find. The result is a pure function of the arguments, and
 * reducing it once more gives it back.
 *
 * Sources: Zeller and Hildebrandt, TSE 2002 (ddmin); MacIver and Donaldson, ECOOP 2020 (internal
 * reduction); Scott et al., NSDI 2016 (DEMi: faults before steps before payload).
 *
 * @throws ModelError for a schedule that does not reach the target.
 */
export function reduceSchedule(
  kernel: Kernel,
  moves: readonly number[],
  target: Target,
  options: ReduceOptions = {},
): Reduced {
  const taken = runLeniently(kernel, target, kernel.initialState(), moves);
  if (taken === undefined) {
    throw new ModelError(
      `The schedule of ${moves.length} steps says nothing about "${target.property}", so there is ` +
        `nothing to shrink. Replay it to see where it no longer applies.`,
    );
  }
  const { aim = "fewest steps", maxCandidates = 20_000, maxDetourStates = 131_072 } = options;
  const limits = { maxCandidates, onImprovement: options.onImprovement };
  const takeDetour = (kind: Aim) => (reduction: Reduction) => {
    searchDetour(reduction, kind, maxDetourStates);
  };
  const passes = [...GREEDY_PASSES, takeDetour("fewest faults"), ...TIDYING_PASSES];
  const frugal = new Reduction(kernel, target, taken, "fewest faults", limits);
  runToFixpoint(frugal, passes);
  if (aim === "fewest faults" || !kernel.moves.some((move) => move.kind === "fault")) {
    return { moves: frugal.moves, candidates: frugal.candidates };
  }
  const short = new Reduction(kernel, target, frugal.moves, "fewest steps", limits);
  runToFixpoint(short, [...passes, takeDetour("fewest steps")]);
  return { moves: short.moves, candidates: frugal.candidates + short.candidates };
}

/** Runs the passes in turn, from the first one again after each that helped. */
function runToFixpoint(reduction: Reduction, passes: readonly Pass[]): void {
  for (let next = 0; next < passes.length && !reduction.isExhausted;) {
    const before = reduction.trail;
    passes[next]!(reduction);
    next = reduction.trail === before ? next + 1 : 0;
  }
  deleteSteps(reduction);
}

/** Looks for a better run among the states near the current one. */
function searchDetour(reduction: Reduction, aim: Aim, maxExpansions: number): void {
  const { kernel, target, trail } = reduction;
  const search = new RunSearch(kernel, target, {
    steps: trail.cost.steps,
    faults: trail.cost.faults,
    minimise: aim === "fewest faults" ? "faults" : "steps",
    maxExpansions,
  });
  search.addRun(trail.states, trail.moves);
  search.run();
  const moves = search.best();
  if (moves !== undefined) reduction.try(0, moves);
}
