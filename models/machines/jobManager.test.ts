import { describe, expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { jobManager } from "./jobManager.ts";

function start(bounds: { maxCheckpoints?: number; maxConcurrentCheckpoints?: number } = {}) {
  return new MachineUnderTest(jobManager, {
    tasks: ["source", "sink"],
    maxCheckpoints: bounds.maxCheckpoints ?? 3,
    maxConcurrentCheckpoints: bounds.maxConcurrentCheckpoints ?? 1,
  });
}

function acknowledge(task: string, checkpoint: number, attempt = 1) {
  return { type: "acknowledge", task, checkpoint, attempt } as const;
}

describe("triggering", () => {
  test("stops while as many checkpoints are pending as may be", () => {
    const coordinator = start();
    expect(coordinator.send({ type: "trigger" })).toEqual([
      { type: "triggerCheckpoint", checkpoint: 1 },
    ]);
    expect(coordinator.send({ type: "trigger" })).toBe("refused");
  });

  test("stops for good after the last checkpoint", () => {
    const coordinator = start({ maxCheckpoints: 1 });
    coordinator.send({ type: "trigger" });
    coordinator.send(acknowledge("source", 1));
    coordinator.send(acknowledge("sink", 1));
    expect(coordinator.send({ type: "trigger" })).toBe("refused");
  });
});

describe("acknowledgements", () => {
  test("complete the checkpoint when the last task has sent its own", () => {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    expect(coordinator.send(acknowledge("sink", 1))).toEqual([]);
    expect(coordinator.context).toMatchObject({
      pendingCheckpoints: [{ checkpoint: 1, notYetAcknowledged: ["source"] }],
    });
    expect(coordinator.send(acknowledge("source", 1))).toEqual([
      { type: "checkpointCompleted", checkpoint: 1 },
    ]);
    expect(coordinator.context).toMatchObject({
      pendingCheckpoints: [],
      completedCheckpointStore: [1],
    });
  });

  test("of the same task count once", () => {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    coordinator.send(acknowledge("sink", 1));
    expect(coordinator.send(acknowledge("sink", 1))).toEqual([]);
    expect(coordinator.context).toMatchObject({ completedCheckpointStore: [] });
  });

  test("that complete a newer checkpoint first subsume the older one", () => {
    const coordinator = start({ maxConcurrentCheckpoints: 2 });
    coordinator.send({ type: "trigger" });
    coordinator.send({ type: "trigger" });
    for (const task of ["source", "sink"]) coordinator.send(acknowledge(task, 2));
    for (const task of ["source", "sink"]) coordinator.send(acknowledge(task, 1));
    expect(coordinator.context).toMatchObject({
      pendingCheckpoints: [],
      completedCheckpointStore: [2],
    });
  });
});

describe("a failure", () => {
  test("aborts what is pending and restarts from the latest completed checkpoint", () => {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    for (const task of ["source", "sink"]) coordinator.send(acknowledge(task, 1));
    coordinator.send({ type: "trigger" });
    expect(coordinator.send({ type: "taskFailed" })).toEqual([{ type: "cancel" }]);
    expect(coordinator.value).toBe("Restarting");
    expect(coordinator.send({ type: "restart" })).toEqual([
      { type: "restore", checkpoint: 1, attempt: 2 },
    ]);
    expect(coordinator.context).toMatchObject({ pendingCheckpoints: [], latestRestored: 1 });
  });

  test("before any checkpoint completed restarts from the empty initial state", () => {
    const coordinator = start();
    coordinator.send({ type: "taskFailed" });
    expect(coordinator.send({ type: "restart" })).toEqual([
      { type: "restore", checkpoint: null, attempt: 2 },
    ]);
  });

  test("while restarting changes nothing any more", () => {
    const coordinator = start();
    coordinator.send({ type: "taskFailed" });
    expect(coordinator.send({ type: "taskFailed" })).toBe("refused");
    expect(coordinator.send({ type: "trigger" })).toBe("refused");
  });

  test("leaves acknowledgements of the dead attempt without effect", () => {
    const coordinator = start();
    coordinator.send({ type: "trigger" });
    coordinator.send(acknowledge("source", 1));
    coordinator.send({ type: "taskFailed" });
    expect(coordinator.send(acknowledge("sink", 1))).toEqual([]);
    coordinator.send({ type: "restart" });
    coordinator.send({ type: "trigger" });
    expect(coordinator.send(acknowledge("sink", 2, 1))).toEqual([]);
    expect(coordinator.context).toMatchObject({
      pendingCheckpoints: [{ checkpoint: 2, notYetAcknowledged: ["source", "sink"] }],
      completedCheckpointStore: [],
    });
  });
});
