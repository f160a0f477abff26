import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { completedCheckpointStore } from "./completedCheckpointStore.ts";

function withThree(readFailures = 0) {
  const store = new MachineUnderTest(completedCheckpointStore, { retained: 2, readFailures });
  for (const checkpoint of [1, 2, 3]) store.send({ type: "addCheckpoint", checkpoint });
  return store;
}

test("keeps the newest and names the oldest that it keeps", () => {
  const store = withThree();
  expect(store.context).toMatchObject({ checkpoints: [2, 3] });
  expect(store.send({ type: "addCheckpoint", checkpoint: 4 })).toEqual([
    { type: "subsumed", checkpoint: 3 },
  ]);
});

test("answers nothing where its newest entry cannot be read, and the next time all of it", () => {
  const store = withThree(1);
  expect(store.send({ type: "recover", newestUnreadable: true })).toEqual([]);
  expect(store.send({ type: "recover", newestUnreadable: true })).toBe("refused");
  expect(store.send({ type: "recover", newestUnreadable: false })).toEqual([
    { type: "latestCheckpoint", checkpoint: 3 },
  ]);
});

test("has nothing that could be unreadable before the first checkpoint", () => {
  const store = new MachineUnderTest(completedCheckpointStore, { retained: 1, readFailures: 1 });
  expect(store.send({ type: "recover", newestUnreadable: true })).toBe("refused");
  expect(store.send({ type: "getLatestCheckpoint" })).toEqual([
    { type: "latestCheckpoint", checkpoint: null },
  ]);
});
