import { expect, test } from "vitest";
import { alignedJoin } from "./scenarios/index.ts";
import { checkTopology } from "./topology.ts";
import type { Topology } from "./topology.ts";

const join = alignedJoin({
  hotRecords: 1,
  coldRecords: 1,
  capacity: 1,
  checkpoints: 1,
  crashes: 0,
});

const mistakes: readonly [what: string, topology: Topology, message: string][] = [
  [
    "two vertices of one name",
    { ...join, tasks: [...join.tasks, { name: "hot" }] },
    `"hot" is the name of two vertices`,
  ],
  [
    "a channel from nowhere",
    { ...join, channels: [...join.channels, { from: "warm", to: "join", capacity: 1 }] },
    `channel warm_join: there is no source or task "warm"`,
  ],
  [
    "a channel twice",
    { ...join, channels: [...join.channels, { from: "hot", to: "join", capacity: 2 }] },
    "channel hot_join is defined twice",
  ],
  [
    "a channel into a source",
    { ...join, channels: [...join.channels, { from: "join", to: "hot", capacity: 1 }] },
    `a channel leads into the source "hot"`,
  ],
  [
    "a source that feeds nobody",
    { ...join, sources: [...join.sources, { name: "idle", records: 1 }] },
    `no channel leaves the source "idle"`,
  ],
  [
    "a task that nobody feeds",
    { ...join, tasks: [...join.tasks, { name: "starved" }] },
    `no channel leads into the task "starved"`,
  ],
  [
    "a cycle",
    { ...join, channels: [...join.channels, { from: "sink", to: "join", capacity: 1 }] },
    "a cycle runs through join, sink",
  ],
  ["no checkpoints", { ...join, checkpoints: 0 }, "checkpoints has to be a whole number of at"],
  ["half a crash", { ...join, crashes: 0.5 }, "crashes has to be a whole number of at least 0"],
  [
    "a channel without room",
    { ...join, channels: join.channels.map((channel) => ({ ...channel, capacity: 0 })) },
    "channel hot_join, capacity has to be a whole number of at least 1, and is 0",
  ],
];

test.each(mistakes)("refuses %s", (_, topology, message) => {
  expect(() => {
    checkTopology(topology);
  }).toThrow(message);
});

test("accepts a join of two sources", () => {
  expect(() => {
    checkTopology(join);
  }).not.toThrow();
});
