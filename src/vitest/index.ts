/**
 * Matchers of models for Vitest 4. Importing this module adds them to Vitest's `expect` and to its
 * types; a setup file is as good a place for it as a test file.
 *
 * @example
 * import "seamcheck/vitest";
 * import { expect, test } from "vitest";
 *
 * test("my protocol", { timeout: 60_000 }, async () => {
 *   await expect(myProtocol).toHold();
 *   await expect(myMutant).toViolate("consistent cut", { steps: 9 });
 * });
 *
 * @packageDocumentation
 */
import { expect } from "vitest";
import { registerMatchers } from "./matchers.ts";
import type { SeamcheckMatchers } from "./types.ts";

export { registerMatchers };
export type {
  HoldOptions,
  ReachOptions,
  Recording,
  SeamcheckMatchers,
  SearchLimits,
  SurviveOptions,
  Trace,
  ViolateOptions,
} from "./types.ts";

registerMatchers(expect);

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- how Vitest is extended
  interface Matchers<T> extends SeamcheckMatchers<T> {}
}
