import { describe, expect, test } from "vitest";
import type { ProtocolFamily } from "../../../properties/index.ts";
import { mutantModels } from "../mutantModels.ts";
import { measureShrinkQuality } from "../shrinkQuality.ts";

/** `npm run test:shrink` and CI take 200 seeds a mutant; a quick run of all tests takes a few. */
const seeds = Number(process.env.SHRINK_SEEDS ?? 4);

const TIMEOUT_MS = 900_000;

/** Tests that counterexamples of a family's mutants shrink to the optimum. */
export function describeShrinkQuality(family: ProtocolFamily): void {
  describe(`counterexamples of ${seeds} seeds a mutant`, () => {
    test.each(mutantModels([family]))(
      "$mutant.name",
      async (mutantModel) => {
        const quality = await measureShrinkQuality(mutantModel, seeds);
        expect(quality.withoutCounterexample).toBe(0);
        expect(quality.optimalBeforeSearch).toBeGreaterThanOrEqual(0.95 * seeds);
        expect(quality.optimalAfterSearch).toBe(seeds);
      },
      TIMEOUT_MS,
    );
  });
}
