import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { barrierBuffer } from "./barrierBuffer.ts";

function newBuffer(alignmentCap: number | null = null) {
  return new MachineUnderTest(barrierBuffer, { channels: 2, alignmentCap });
}

function barrier(channel: number, checkpoint: number) {
  return { type: "barrier", channel, checkpoint, alignment: "ALIGNED" } as const;
}

function record(channel: number, sequence: number) {
  return { type: "record", channel, sequence } as const;
}

test("sets aside what comes behind a barrier, and replays it before new input", () => {
  const buffer = newBuffer();
  buffer.send(barrier(0, 1));
  expect(buffer.send(record(0, 1))).toEqual([]);
  expect(buffer.send(record(1, 1))).toEqual([record(1, 1)]);
  expect(buffer.send(barrier(1, 1))).toEqual([
    { type: "triggerCheckpoint", checkpoint: 1 },
    { type: "inputFinished", checkpoint: 1 },
  ]);
  expect(buffer.send(record(0, 2))).toBe("refused");
  expect(buffer.send({ type: "replay" })).toEqual([record(0, 1)]);
  expect(buffer.send(record(0, 2))).toEqual([record(0, 2)]);
});

test("more than the cap aborts the alignment and loses nothing", () => {
  const buffer = newBuffer(1);
  buffer.send(barrier(0, 1));
  buffer.send(record(0, 1));
  expect(buffer.send(record(0, 2))).toEqual([{ type: "decline", checkpoint: 1 }]);
  expect(buffer.send({ type: "replay" })).toEqual([record(0, 1)]);
  expect(buffer.send({ type: "replay" })).toEqual([record(0, 2)]);
  expect(buffer.send(barrier(1, 1))).toEqual([]);
});

test("a barrier that is replayed begins the next alignment", () => {
  const buffer = newBuffer();
  buffer.send(barrier(0, 1));
  buffer.send(barrier(0, 2));
  buffer.send(record(0, 1));
  buffer.send(barrier(1, 1));
  expect(buffer.send({ type: "replay" })).toEqual([]);
  expect(buffer.send({ type: "replay" })).toEqual([]);
  expect(buffer.send(barrier(1, 2))).toContainEqual({ type: "triggerCheckpoint", checkpoint: 2 });
  expect(buffer.send({ type: "replay" })).toEqual([record(0, 1)]);
});
