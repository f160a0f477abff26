import type { ExpectStatic } from "vitest";
import { toHold } from "./hold.ts";
import { toReach } from "./reach.ts";
import { toReplay } from "./replayed.ts";
import { toSurvive } from "./survive.ts";
import { toViolate } from "./violate.ts";
import { toWithstand } from "./withstand.ts";

/**
 * Adds the matchers to an `expect`. Importing `seamcheck/vitest` does it for the one that Vitest
 * exports, so this is for an `expect` of one's own, such as that of `createExpect`.
 */
export function registerMatchers(expect: Pick<ExpectStatic, "extend">): void {
  expect.extend({ toHold, toViolate, toReach, toSurvive, toReplay, toWithstand });
}
