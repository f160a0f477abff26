import { describe, expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { task } from "./task.ts";

const left = 0;
const right = 1;

function record(channel: number, sequence: number) {
  return {
    type: "record",
    channel,
    source: channel === left ? "left" : "right",
    sequence,
  } as const;
}

function barrier(channel: number, checkpoint = 1) {
  return { type: "barrier", channel, checkpoint } as const;
}

describe("a task with two channels", () => {
  test("counts each record by channel and passes it on", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    expect(join.send(record(left, 1))).toEqual([{ type: "record", source: "left", sequence: 1 }]);
    expect(join.context).toMatchObject({ counted: [{ "left#1": 1 }, {}] });
  });

  test("blocks the channel whose barrier has come, and only that one", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    expect(join.send(barrier(left))).toEqual([]);
    expect(join.value).toEqual({ Running: "CollectingBarriers" });
    expect(join.send(record(left, 1))).toBe("refused");
    expect(join.send(barrier(left, 2))).toBe("refused");
    expect(join.send(record(right, 1))).not.toBe("refused");
  });

  test("on the last barrier forwards it, snapshots, acknowledges and resumes both channels", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    join.send(record(left, 1));
    join.send(barrier(left));
    expect(join.send(barrier(right))).toEqual([
      { type: "barrier", checkpoint: 1 },
      { type: "snapshot", checkpoint: 1, state: [{ "left#1": 1 }, {}] },
      { type: "acknowledge", checkpoint: 1, attempt: 1 },
    ]);
    expect(join.value).toEqual({ Running: "WaitingForFirstBarrier" });
    expect(join.send(record(left, 2))).not.toBe("refused");
  });

  test("drops a barrier of a checkpoint it is done with", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    join.send(barrier(left));
    join.send(barrier(right));
    expect(join.send(barrier(left))).toEqual([]);
    expect(join.value).toEqual({ Running: "WaitingForFirstBarrier" });
  });

  test("starts again from the restored state, as the new attempt", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    join.send(record(left, 1));
    join.send(barrier(left));
    join.send({ type: "cancel" });
    expect(join.send(record(right, 1))).toBe("refused");
    join.send({ type: "restore", attempt: 2, state: [{}, { "right#1": 1 }] });
    expect(join.value).toEqual({ Running: "WaitingForFirstBarrier" });
    expect(join.context).toMatchObject({
      attempt: 2,
      counted: [{}, { "right#1": 1 }],
      alignedChannels: [],
    });
  });

  test("starts empty where there is nothing to restore", () => {
    const join = new MachineUnderTest(task, { channels: 2 });
    join.send(record(left, 1));
    join.send({ type: "cancel" });
    join.send({ type: "restore", attempt: 2, state: null });
    expect(join.context).toMatchObject({ counted: [{}, {}] });
  });
});

test("a task with one channel takes its snapshot on the only barrier", () => {
  const sink = new MachineUnderTest(task, { channels: 1 });
  expect(sink.send(barrier(left))).toHaveLength(3);
  expect(sink.value).toEqual({ Running: "WaitingForFirstBarrier" });
});

test("a task with three channels waits for all of them", () => {
  const union = new MachineUnderTest(task, { channels: 3 });
  expect(union.send(barrier(2))).toEqual([]);
  expect(union.send(barrier(0))).toEqual([]);
  expect(union.context).toMatchObject({ alignedChannels: [0, 2] });
  expect(union.send(barrier(1))).toHaveLength(3);
});
