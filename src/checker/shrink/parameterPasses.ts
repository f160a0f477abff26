import { canonicalJson } from "../network/plainData.ts";
import type { EventFields } from "../network/index.ts";
import type { Reduction } from "./reduction.ts";
import { payloadOf } from "./trail.ts";

/** Replaces moves by ones of the same instance and event with smaller parameters. */
export function simplifyParameters(reduction: Reduction): void {
  renameValues(reduction);
  for (let step = 0; step < reduction.length; step++) {
    for (const sibling of smallerSiblings(reduction, reduction.moves[step]!)) {
      if (reduction.isExhausted) return;
      if (reduction.try(step, [sibling, ...reduction.moves.slice(step + 1)])) break;
    }
  }
}

/**
 * Replaces a parameter's value by a smaller one in all steps at once, since an identity that several
 * steps share can only be changed in all of them.
 */
function renameValues(reduction: Reduction): void {
  for (const [key, from] of parametersIn(reduction, reduction.moves)) {
    for (const [otherKey, to] of parametersIn(reduction, allMoves(reduction))) {
      if (reduction.isExhausted) return;
      if (otherKey !== key || payloadOf(to) >= payloadOf(from)) continue;
      const renamed = reduction.moves.map((move) => renamedMove(reduction, move, key, from, to));
      if (reduction.try(0, renamed)) break;
    }
  }
}

function renamedMove(
  reduction: Reduction,
  index: number,
  key: string,
  from: unknown,
  to: unknown,
): number {
  const { instance, event, parameters } = reduction.kernel.moves[index]!;
  if (canonicalJson(parameters[key] ?? null) !== canonicalJson(from)) return index;
  const wanted = canonicalJson({ ...parameters, [key]: to });
  const renamed = reduction.kernel.moves.findIndex(
    (move) =>
      move.instance === instance &&
      move.event === event &&
      canonicalJson(move.parameters) === wanted,
  );
  return renamed < 0 ? index : renamed;
}

/** The distinct parameters of some moves, those with the smallest values first. */
function parametersIn(
  { kernel }: Reduction,
  moves: readonly number[],
): [key: string, value: EventFields[string]][] {
  const entries = moves.flatMap((move) => Object.entries(kernel.moves[move]!.parameters));
  const distinct = new Map(entries.map((entry) => [canonicalJson(entry), entry]));
  return [...distinct.values()].sort(([, a], [, b]) => payloadOf(a) - payloadOf(b));
}

function allMoves({ kernel }: Reduction): number[] {
  return kernel.moves.map((_, index) => index);
}

function smallerSiblings({ kernel }: Reduction, index: number): number[] {
  const { instance, event, parameters } = kernel.moves[index]!;
  const payload = payloadOf(parameters);
  return kernel.moves
    .map((move, at) => ({ move, at, payload: payloadOf(move.parameters) }))
    .filter((other) => other.move.instance === instance && other.move.event === event)
    .filter((other) => other.payload < payload)
    .sort((a, b) => a.payload - b.payload)
    .map((other) => other.at);
}
