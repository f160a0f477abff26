import { ModelError } from "../errors.ts";
import type { Move } from "../network/index.ts";

/**
 * An adversary's preferences. Every strategy that samples takes a move in proportion to its weight,
 * everything else being equal; no move is ever out of reach. Which moves belong to which seam is the
 * model's knowledge.
 *
 * @example
 * const faults: AdversaryProfile = {
 *   name: "faults",
 *   weight: (move) => (move.kind === "fault" ? 4 : 1),
 * };
 */
export interface AdversaryProfile {
  readonly name: string;
  /** A positive number; 1 is what a move has without a profile. */
  readonly weight: (move: Move) => number;
}

/**
 * The weight of each move, by its index.
 *
 * @throws ModelError for a weight that is not a positive number.
 */
export function moveWeights(
  moves: readonly Move[],
  profile: AdversaryProfile | undefined,
): Float64Array {
  return Float64Array.from(moves, (move) => {
    const weight = profile === undefined ? 1 : profile.weight(move);
    if (weight > 0 && Number.isFinite(weight)) return weight;
    throw new ModelError(
      `Profile "${profile!.name}" gives the move ${move.name} the weight ${weight}. Weights are ` +
        `positive numbers; a small one such as 0.01 makes a move rare.`,
    );
  });
}
