import type { Move, Network } from "../../src/checker/network/index.ts";

/** Preferences among the moves of one network: what an exploration takes as its `profile`. */
export interface PreparedProfile {
  /** As in `seamcheck check --profile`. */
  readonly name: string;
  /** A positive number; 1 leaves a move as likely as it is. */
  readonly weight: (move: Move) => number;
}

/** An adversary that leans on one seam. It goes by the names and kinds of moves, in any network. */
export interface Adversary {
  readonly name: string;
  /** One sentence: what it makes likely, and where it can do nothing. */
  readonly description: string;
  /** Only a whole network tells which side of a join a move is on. */
  readonly prepare: (network: Network) => PreparedProfile;
}

/** An adversary that needs to see no more than the move itself. */
export function adversary(
  name: string,
  description: string,
  weight: PreparedProfile["weight"],
): Adversary {
  return { name, description, prepare: () => ({ name, weight }) };
}

/** How much likelier or less likely a move becomes. It gets its turn all the same, soon or late. */
export const OFTEN = 6;
export const SELDOM = 1 / 6;
