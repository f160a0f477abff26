import { expect, test } from "vitest";
import { scenarios } from "../models/scenarios/index.ts";
import { compareCounts, replay } from "./cut.ts";

const diamond = scenarios.find(({ name }) => name === "diamond")!.topology;

test("a replay counts a record once for every path it can take", () => {
  expect(replay(diamond, { source: 1 }, "source")).toEqual({ "source#1": 1 });
  expect(replay(diamond, { source: 1 }, "fast")).toEqual({ "source#1": 1 });
  expect(replay(diamond, { source: 1 }, "join")).toEqual({ "source#1": 2 });
});

test("a comparison finds what is missing, what is too much and what is double", () => {
  expect(compareCounts({ "a#1": 1, "a#2": 1, "a#3": 1 }, { "a#1": 1, "a#3": 2, "a#4": 1 })).toEqual(
    [
      { record: "a#2", expected: 1, actual: 0 },
      { record: "a#3", expected: 1, actual: 2 },
      { record: "a#4", expected: 0, actual: 1 },
    ],
  );
});
