import { expect, test } from "vitest";
import { checkExhaustively } from "../src/checker/search/index.ts";
import { explorePlainly } from "../src/checker/testing/plainInterpreter.ts";
import { families, modelByName } from "./index.ts";

/** Small enough for an interpretation that asks XState for every delivery. */
test.each([
  ["single-channel", "aligned"],
  ["deferred-trigger", "two-phase-commit-sink"],
  ["single-input", "unaligned"],
])("%s under %s has as many states for plain XState", async (scenario, variant) => {
  const model = modelByName(families, scenario, variant);
  const { statistics, complete } = await checkExhaustively({ ...model, properties: [] });
  const { states, transitions, depth } = statistics;
  expect({ states, transitions, depth, complete }).toEqual(explorePlainly(model.network));
});
