import { ModelError } from "../../src/checker/errors.ts";
import type { Network } from "../../src/checker/network/index.ts";
import { didYouMean } from "../../src/checker/suggest.ts";
import type { Adversary, PreparedProfile } from "./adversary.ts";
import { buffers } from "./buffers.ts";
import { compaction } from "./compaction.ts";
import { faults } from "./faults.ts";
import { memory } from "./memory.ts";
import { skew } from "./skew.ts";

export type { Adversary, PreparedProfile } from "./adversary.ts";

/** Every adversary, in the order in which they are listed: the four seams, then the faults. */
export const adversaries: readonly Adversary[] = [skew, compaction, buffers, memory, faults];

/**
 * The profile of an adversary by its name, for one network.
 *
 * @throws ModelError for a name that is none.
 */
export function profileFor(network: Network, name: string): PreparedProfile {
  const found = adversaries.find((adversary) => adversary.name === name);
  if (found !== undefined) return found.prepare(network);
  const known = adversaries.map((adversary) => adversary.name);
  throw new ModelError(
    `There is no profile "${name}".${didYouMean(name, known)} Known: ${known.join(", ")}.`,
  );
}
