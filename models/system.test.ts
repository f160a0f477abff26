import { expect, test } from "vitest";
import { alignedJoin } from "./scenarios/index.ts";
import { buildSystem } from "./system.ts";
import type { Topology } from "./topology.ts";
import { aligned } from "./variants/index.ts";

const bounds = { hotRecords: 1, coldRecords: 1, capacity: 1, checkpoints: 1 };

test("gives every vertex a state backend and a responder, and names them readably", () => {
  const { network } = buildSystem("join", alignedJoin({ ...bounds, crashes: 1 }), aligned);
  const vertices = ["hot", "cold", "join", "sink"];
  expect(Object.keys(network.instances).sort()).toEqual(
    [
      ...vertices,
      ...vertices.map((vertex) => `${vertex}_backend`),
      ...vertices.map((vertex) => `${vertex}_responder`),
      "hot_join",
      "cold_join",
      "join_sink",
      "jobManager",
      "environment",
    ].sort(),
  );
});

test("has no environment and no failover where there is nothing to crash", () => {
  const { network } = buildSystem("join", alignedJoin({ ...bounds, crashes: 0 }), aligned);
  expect(Object.keys(network.instances)).not.toContain("environment");
  expect(network.wires.map(({ port }) => port)).not.toContain("cancel");
  expect(network.moves.map(({ name }) => name)).not.toContain("jobManager.restart");
});

test("refuses a vertex whose name an instance of its own already has", () => {
  const topology: Topology = {
    ...alignedJoin({ ...bounds, crashes: 0 }),
    sources: [{ name: "jobManager", records: 1 }],
    tasks: [{ name: "sink" }],
    channels: [{ from: "jobManager", to: "sink", capacity: 1 }],
  };
  expect(() => buildSystem("clash", topology, aligned)).toThrow(
    'two instances would be called "jobManager"',
  );
});
