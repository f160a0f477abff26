import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { channel } from "./channel.ts";

function addRecord(sequence: number) {
  return { type: "addRecord", source: "source", sequence } as const;
}

test("delivers records and barriers in the order in which they came", () => {
  const queue = new MachineUnderTest(channel, { capacity: 2 });
  expect(queue.send({ type: "deliver" })).toBe("refused");
  queue.send(addRecord(1));
  queue.send({ type: "addBarrier", checkpoint: 1 });
  queue.send(addRecord(2));
  expect(queue.send({ type: "deliver" })).toEqual([
    { type: "record", source: "source", sequence: 1 },
  ]);
  expect(queue.send({ type: "deliver" })).toEqual([{ type: "barrier", checkpoint: 1 }]);
  expect(queue.send({ type: "deliver" })).toEqual([
    { type: "record", source: "source", sequence: 2 },
  ]);
});

test("refuses a record when it is full, but never a barrier", () => {
  const queue = new MachineUnderTest(channel, { capacity: 1 });
  queue.send(addRecord(1));
  expect(queue.send(addRecord(2))).toBe("refused");
  expect(queue.send({ type: "addBarrier", checkpoint: 1 })).toEqual([]);
  queue.send({ type: "deliver" });
  expect(queue.send(addRecord(2))).toEqual([]);
});

test("is empty after a restart", () => {
  const queue = new MachineUnderTest(channel, { capacity: 1 });
  queue.send(addRecord(1));
  expect(queue.send({ type: "cancel" })).toEqual([]);
  expect(queue.context).toEqual({ capacity: 1, queue: [] });
});
