import { describe, expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { checkpointCoordinator } from "./checkpointCoordinator.ts";

function start(bounds: { maxConcurrentCheckpoints?: number } = {}) {
  return new MachineUnderTest(checkpointCoordinator, {
    tasks: ["source", "committer"],
    maxCheckpoints: 3,
    maxConcurrentCheckpoints: bounds.maxConcurrentCheckpoints ?? 1,
    savepoints: 1,
    expirations: 1,
  });
}

function complete(coordinator: ReturnType<typeof start>, checkpoint: number) {
  coordinator.send({ type: "acknowledge", task: "committer", checkpoint });
  return coordinator.send({ type: "acknowledge", task: "source", checkpoint });
}

describe("a completed checkpoint", () => {
  test("is in the store before anybody is told", () => {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    expect(complete(coordinator, 1)).toEqual([
      { type: "addCheckpoint", checkpoint: 1 },
      { type: "discard", checkpoints: [] },
      { type: "notifyCheckpointComplete", checkpoint: 1 },
    ]);
  });

  test("subsumes the older pending ones, whose late acknowledgements change nothing", () => {
    const coordinator = start({ maxConcurrentCheckpoints: 2 });
    coordinator.send({ type: "trigger" });
    coordinator.send({ type: "trigger" });
    expect(complete(coordinator, 2)).toContainEqual({ type: "discard", checkpoints: [1] });
    expect(complete(coordinator, 1)).toEqual([{ type: "discard", checkpoints: [1] }]);
  });
});

describe("a savepoint", () => {
  test("goes past the limit of concurrent checkpoints, and is subsumed by none", () => {
    const coordinator = start();
    coordinator.send({ type: "triggerSavepoint" });
    expect(coordinator.send({ type: "trigger" })).toEqual([]);
    expect(coordinator.context).toMatchObject({ periodicTrigger: "deferred" });
    complete(coordinator, 1);
    expect(coordinator.context).toMatchObject({ periodicTrigger: "armed", savepointFiles: [1] });
  });

  test("is told to nobody and is in no store", () => {
    const coordinator = start();
    coordinator.send({ type: "triggerSavepoint" });
    expect(complete(coordinator, 1)).toEqual([]);
  });

  test("of a stop is told to all, and in no store either", () => {
    const coordinator = start();
    coordinator.send({ type: "stopCheckpointScheduler" });
    coordinator.send({ type: "triggerSyncSavepoint" });
    expect(complete(coordinator, 1)).toEqual([
      { type: "discard", checkpoints: [] },
      { type: "notifyCheckpointComplete", checkpoint: 1 },
      { type: "syncSavepointCompleted", checkpoint: 1 },
    ]);
  });
});

describe("the end of a pending checkpoint brings a deferred trigger back", () => {
  function deferred() {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    coordinator.send({ type: "trigger" });
    expect(coordinator.send({ type: "trigger" })).toBe("refused");
    return coordinator;
  }

  test("by completion", () => {
    const coordinator = deferred();
    complete(coordinator, 1);
    expect(coordinator.context).toMatchObject({ periodicTrigger: "armed" });
  });

  test("by its timeout, which tells the tasks of the newest completed one", () => {
    const coordinator = deferred();
    expect(coordinator.send({ type: "expire" })).toEqual([
      { type: "discard", checkpoints: [1] },
      { type: "notifyCheckpointAborted", latestCompleted: null },
    ]);
    expect(coordinator.context).toMatchObject({ periodicTrigger: "armed" });
  });

  test("by a failover", () => {
    const coordinator = deferred();
    coordinator.send({ type: "abortPendingCheckpoints" });
    expect(coordinator.context).toMatchObject({ periodicTrigger: "armed" });
  });
});
