import { describe, expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { boundedSource } from "./boundedSource.ts";

function start(records: number) {
  return new MachineUnderTest(boundedSource, { records });
}

function trigger(checkpoint: number, kind: "checkpoint" | "syncSavepoint" = "checkpoint") {
  return { type: "triggerCheckpoint", checkpoint, kind } as const;
}

describe("at the end of the input", () => {
  test("the task waits for a checkpoint that began after it", () => {
    const source = start(1);
    source.send(trigger(1));
    source.send({ type: "read" });
    source.send(trigger(2));
    source.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
    expect(source.value).toBe("Running");
    source.send({ type: "notifyCheckpointComplete", checkpoint: 2 });
    expect(source.value).toBe("Finishing");
  });

  test("the chain learns with which snapshot it may end", () => {
    const source = start(0);
    expect(source.send(trigger(1))).toContainEqual({
      type: "snapshotState",
      checkpoint: 1,
      attempt: 1,
      isFinal: true,
    });
  });
});

describe("a synchronous savepoint", () => {
  test("ends reading, and only its own notification ends the task", () => {
    const source = start(2);
    source.send(trigger(1));
    source.send(trigger(2, "syncSavepoint"));
    expect(source.send({ type: "read" })).toBe("refused");
    source.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
    expect(source.value).toBe("Stopped");
    source.send({ type: "notifyCheckpointComplete", checkpoint: 2 });
    expect(source.value).toBe("Finishing");
  });

  test("comes too late for a task that is about to end", () => {
    const source = start(0);
    source.send(trigger(1));
    source.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
    expect(source.send(trigger(2, "syncSavepoint"))).toBe("refused");
    expect(source.send(trigger(2))).not.toBe("refused");
  });
});
