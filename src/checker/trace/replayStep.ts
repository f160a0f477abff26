import { Outcome, type Kernel } from "../kernel/kernel.ts";

/**
 * Tries a move as the search does: one that an enabled move of higher priority masks is refused.
 * `kernel.next` and `kernel.deliveries` are those of the move, unless it is masked.
 */
export function stepByPriority(kernel: Kernel, state: Int32Array, move: number): Outcome {
  if (maskingMove(kernel, state, move) !== undefined) return Outcome.refused;
  return kernel.step(state, move);
}

/** The first enabled move of a higher priority than `move`, which therefore does not exist here. */
export function maskingMove(kernel: Kernel, state: Int32Array, move: number): number | undefined {
  const { priority } = kernel.moves[move]!;
  for (const group of kernel.movesByPriority) {
    if (kernel.moves[group[0]!]!.priority <= priority) return undefined;
    for (const other of group) if (exists(kernel.step(state, other))) return other;
  }
  return undefined;
}

/** True where neither a progress nor a timeout move exists, as for the `deadlockFree` properties. */
export function isStuck(kernel: Kernel, state: Int32Array): boolean {
  for (const group of kernel.movesByPriority) {
    let someFault = false;
    for (const move of group) {
      if (!exists(kernel.step(state, move))) continue;
      if (kernel.moves[move]!.kind !== "fault") return false;
      someFault = true;
    }
    if (someFault) return true;
  }
  return true;
}

/** A step that fails halfway is there all the same: it is a violation, not an absence. */
function exists(outcome: Outcome): boolean {
  return outcome !== Outcome.refused && outcome !== Outcome.blocked;
}
