import type { Reduction } from "./reduction.ts";

/**
 * Chunks shrink by this factor from one round to the next: the schedule to which the probabilities
 * of ProbDD boil down once they are seen to be counters (CDD, arXiv 2408.04735).
 */
const CHUNK_FACTOR = 1 / (1 - Math.exp(-1));

/** Above this many steps all pairs would cost more than a search finds them out for. */
const MOST_STEPS_FOR_PAIRS = 80;

/** Cuts out whatever leads from a state back to the very same state. */
export function cutLoops(reduction: Reduction): void {
  for (let start = 0; start < reduction.length; start++) {
    const { states } = reduction.trail;
    const state = states[start]!;
    const end = states.findLastIndex((other) => isSameState(other, state));
    if (end > start) reduction.tryWithout(start, end);
  }
}

/** Leaves out all steps of one instance, one event, one move or one parameter value at once. */
export function deleteGroups(reduction: Reduction): void {
  const groups = new Set(reduction.moves.flatMap((move) => groupsOf(reduction, move)));
  for (const group of groups) {
    if (reduction.isExhausted) return;
    const { moves } = reduction;
    const rest = moves.filter((move) => !groupsOf(reduction, move).includes(group));
    if (rest.length < moves.length) reduction.try(0, rest);
  }
}

/** Leaves out chunks, from the end to the start, each round's smaller than the last one's. */
export function deleteChunks(reduction: Reduction): void {
  for (let size = reduction.length / 2; size >= 2; size /= CHUNK_FACTOR) {
    const chunk = Math.floor(size);
    let end = reduction.length;
    while (end > 0 && !reduction.isExhausted) {
      const start = Math.max(0, end - chunk);
      reduction.tryWithout(start, end);
      end = Math.min(start, reduction.length);
    }
  }
}

/** Leaves out single steps until none can be: the result is 1-minimal, whatever the limits are. */
export function deleteSteps(reduction: Reduction): void {
  for (let step = reduction.length - 1; step >= 0; step--) {
    if (reduction.tryWithout(step, step + 1)) step = reduction.length;
  }
}

/** Leaves out two steps that only make sense together, such as a request and its cancellation. */
export function deletePairs(reduction: Reduction): void {
  if (reduction.length > MOST_STEPS_FOR_PAIRS) return;
  for (let second = reduction.length - 1; second > 0; second--) {
    for (let first = second - 1; first >= 0 && second < reduction.length; first--) {
      if (reduction.isExhausted) return;
      const { moves } = reduction;
      reduction.try(first, [...moves.slice(first + 1, second), ...moves.slice(second + 1)]);
    }
  }
}

function isSameState(a: Int32Array, b: Int32Array): boolean {
  return a.every((id, instance) => id === b[instance]);
}

function groupsOf({ kernel }: Reduction, index: number): string[] {
  const { name, instance, event, kind, parameters } = kernel.moves[index]!;
  return [
    kind,
    instance,
    `${instance}.${event}`,
    name,
    ...Object.entries(parameters).map(([key, value]) => JSON.stringify([key, value])),
  ];
}
