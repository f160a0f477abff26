import { expect, test } from "vitest";
import { checkExhaustively } from "../../src/checker/search/index.ts";
import { twoPhaseCommit } from "./twoPhaseCommit.ts";

test.each([
  [3, 288],
  [5, 8_832],
  [7, 296_448],
])("with %i participants has %i states and is consistent", async (participants, states) => {
  const result = await checkExhaustively(twoPhaseCommit(participants));
  expect(result.statistics.states).toBe(states);
  expect(result.properties.map(({ verdict }) => verdict)).toEqual(
    result.properties.map(() => "holds"),
  );
});

test("all participants share one table", async () => {
  const { coverage } = await checkExhaustively(twoPhaseCommit(3));
  expect(coverage.machines.map(({ instances }) => instances)).toEqual([
    ["manager"],
    ["participant1", "participant2", "participant3"],
    ["messages1", "messages2", "messages3"],
  ]);
});
