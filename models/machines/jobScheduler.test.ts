import { describe, expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { jobScheduler } from "./jobScheduler.ts";

function start() {
  return new MachineUnderTest(jobScheduler, { tasks: 2, stops: 1 });
}

function stopped() {
  const scheduler = start();
  scheduler.send({ type: "stopWithSavepoint" });
  scheduler.send({ type: "syncSavepointCompleted", checkpoint: 3 });
  return scheduler;
}

describe("a task that fails", () => {
  test("restarts all tasks from the newest checkpoint", () => {
    const scheduler = start();
    expect(scheduler.send({ type: "taskFailed" })).toEqual([
      { type: "abortPendingCheckpoints" },
      { type: "cancel" },
    ]);
    expect(scheduler.send({ type: "restart" })).toEqual([{ type: "getLatestCheckpoint" }]);
    expect(scheduler.send({ type: "latestCheckpoint", checkpoint: 2 })).toEqual([
      { type: "restore", checkpoint: 2, attempt: 2 },
      { type: "startCheckpointScheduler" },
    ]);
  });

  test("before the savepoint of a stop restarts them, too", () => {
    const scheduler = start();
    scheduler.send({ type: "stopWithSavepoint" });
    scheduler.send({ type: "taskFailed" });
    expect(scheduler.value).toBe("Restarting");
  });

  test("after it is the end of the job, which the user may resume from that savepoint", () => {
    const scheduler = stopped();
    scheduler.send({ type: "taskFailed" });
    expect(scheduler.value).toBe("Failed");
    expect(scheduler.send({ type: "restart" })).toBe("refused");
    expect(scheduler.send({ type: "resumeFromSavepoint" })).toEqual([
      { type: "addCheckpoint", checkpoint: 3 },
      { type: "getLatestCheckpoint" },
    ]);
  });
});

test("the job has finished when all of its tasks have", () => {
  const scheduler = stopped();
  scheduler.send({ type: "taskFinished" });
  expect(scheduler.value).toBe("SavepointCreated");
  scheduler.send({ type: "taskFinished" });
  expect(scheduler.value).toBe("Finished");
});

test("a restart counts the finished tasks anew", () => {
  const scheduler = start();
  scheduler.send({ type: "taskFinished" });
  scheduler.send({ type: "taskFailed" });
  scheduler.send({ type: "latestCheckpoint", checkpoint: null });
  scheduler.send({ type: "taskFinished" });
  expect(scheduler.value).toBe("Running");
});
