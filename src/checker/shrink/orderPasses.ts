import type { Reduction } from "./reduction.ts";

/** Above this many steps all places for all steps would be too many candidates. */
const MOST_STEPS_TO_RELOCATE = 80;

/**
 * Tries each step at every other place. In another order later steps may turn out superfluous, and
 * the lenient run drops them: what is sent too late needs nobody to receive it.
 */
export function relocateSteps(reduction: Reduction): void {
  if (reduction.length > MOST_STEPS_TO_RELOCATE) return;
  for (let from = reduction.length - 1; from >= 0; from--) {
    for (let to = 0; to < reduction.length && from < reduction.length; to++) {
      if (reduction.isExhausted) return;
      if (from === to) continue;
      const { moves } = reduction;
      const relocated = moves.toSpliced(from, 1).toSpliced(to, 0, moves[from]!);
      const keep = Math.min(from, to);
      reduction.try(keep, relocated.slice(keep));
    }
  }
}

/** Brings steps of the same instance together, so that fewer context switches are left. */
export function clusterInstances(reduction: Reduction): void {
  for (let step = 1; step < reduction.length; step++) {
    if (reduction.isExhausted) return;
    clusterAt(reduction, step);
  }
}

/** Tries to join the run of steps that starts at `step` with the instance's previous run. */
function clusterAt(reduction: Reduction, step: number): void {
  const instance = reduction.instanceAt(step);
  if (reduction.instanceAt(step - 1) === instance) return;
  const previous = lastStepOf(reduction, instance, step);
  if (previous < 0) return;
  const { moves } = reduction;
  const between = moves.slice(previous + 1, step);
  for (const end of new Set([endOfRun(reduction, step), step + 1])) {
    const pulled = [...moves.slice(step, end), ...between, ...moves.slice(end)];
    if (reduction.try(previous + 1, pulled)) return;
  }
  for (const start of new Set([startOfRun(reduction, previous), previous])) {
    const run = moves.slice(start, previous + 1);
    if (reduction.try(start, [...between, ...run, ...moves.slice(step)])) return;
  }
}

function lastStepOf(reduction: Reduction, instance: string, before: number): number {
  let step = before - 1;
  while (step >= 0 && reduction.instanceAt(step) !== instance) step--;
  return step;
}

function endOfRun(reduction: Reduction, start: number): number {
  let end = start + 1;
  const instance = reduction.instanceAt(start);
  while (end < reduction.length && reduction.instanceAt(end) === instance) end++;
  return end;
}

function startOfRun(reduction: Reduction, last: number): number {
  let start = last;
  const instance = reduction.instanceAt(last);
  while (start > 0 && reduction.instanceAt(start - 1) === instance) start--;
  return start;
}
