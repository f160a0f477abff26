import { expect, test } from "vitest";
import type { AlignmentType } from "../barriers.ts";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { alternatingBarrierHandler } from "./alternatingBarrierHandler.ts";

function newHandler() {
  return new MachineUnderTest(alternatingBarrierHandler, { channels: 2, alignmentCap: null });
}

function barrier(channel: number, checkpoint: number, alignment: AlignmentType) {
  return { type: "barrier", channel, checkpoint, alignment } as const;
}

function announcement(channel: number, checkpoint: number) {
  return { type: "announcement", channel, checkpoint } as const;
}

const timeoutElapsed = { type: "timeoutElapsed", checkpoint: 1 } as const;

test("snapshots at the first unaligned barrier and finishes at the last", () => {
  const handler = newHandler();
  expect(handler.send(barrier(0, 1, "UNALIGNED"))).toEqual([
    { type: "checkpointStarted", checkpoint: 1 },
    { type: "triggerCheckpoint", checkpoint: 1 },
  ]);
  expect(handler.send(barrier(1, 1, "UNALIGNED"))).toEqual([
    { type: "checkpointStopped", checkpoint: 1 },
    { type: "inputFinished", checkpoint: 1 },
  ]);
});

test("aligns a savepoint, and resumes both senders at the last barrier", () => {
  const handler = newHandler();
  expect(handler.send(barrier(0, 1, "ALIGNED"))).toEqual([]);
  expect(handler.send(barrier(1, 1, "ALIGNED"))).toEqual([
    { type: "triggerCheckpoint", checkpoint: 1 },
    { type: "inputFinished", checkpoint: 1 },
    { type: "resumeConsumption", channel: 0 },
    { type: "resumeConsumption", channel: 1 },
  ]);
});

test("switches over at the timeout after the first barrier", () => {
  const handler = newHandler();
  handler.send(barrier(0, 1, "TIMEOUTABLE_ALIGNED"));
  expect(handler.send({ type: "timer" })).toBe("refused");
  handler.send(timeoutElapsed);
  expect(handler.send({ type: "timer" })).toEqual([
    { type: "checkpointStarted", checkpoint: 1 },
    { type: "triggerCheckpoint", checkpoint: 1 },
  ]);
  expect(handler.value).toBe("AlternatingCollectingBarriersUnaligned");
});

test("prioritises announced barriers at the timeout, and later ones at once", () => {
  const handler = newHandler();
  handler.send(announcement(0, 1));
  handler.send(timeoutElapsed);
  expect(handler.send({ type: "timer" })).toEqual([
    { type: "convertToPriorityEvent", channel: 0, checkpoint: 1 },
  ]);
  expect(handler.send(announcement(1, 1))).toEqual([
    { type: "convertToPriorityEvent", channel: 1, checkpoint: 1 },
  ]);
  expect(handler.value).toBe("AlternatingWaitingForFirstBarrierUnaligned");
});

test("a newer barrier aborts the alignment and lets the blocked sender go on", () => {
  const handler = newHandler();
  handler.send(barrier(0, 1, "TIMEOUTABLE_ALIGNED"));
  expect(handler.send(barrier(1, 2, "TIMEOUTABLE_ALIGNED"))).toEqual([
    { type: "resumeConsumption", channel: 0 },
    { type: "decline", checkpoint: 1 },
  ]);
  expect(handler.send(barrier(1, 1, "TIMEOUTABLE_ALIGNED"))).toEqual([
    { type: "resumeConsumption", channel: 1 },
  ]);
});

test("drops a cancel marker for a checkpoint that it knows by announcement only (A2.2)", () => {
  const handler = newHandler();
  handler.send(announcement(0, 1));
  expect(handler.send({ type: "cancelMarker", channel: 1, checkpoint: 1 })).toEqual([]);
  expect(handler.send(barrier(0, 1, "TIMEOUTABLE_ALIGNED"))).toEqual([]);
  expect(handler.value).toBe("AlternatingCollectingBarriers");
});

test("counts the end of an input as its barrier", () => {
  const handler = newHandler();
  handler.send(barrier(0, 1, "ALIGNED"));
  expect(handler.send({ type: "endOfPartition", channel: 1 })).toEqual([
    { type: "triggerCheckpoint", checkpoint: 1 },
    { type: "inputFinished", checkpoint: 1 },
    { type: "resumeConsumption", channel: 0 },
  ]);
  expect(handler.send(barrier(0, 2, "ALIGNED"))).toContainEqual({
    type: "inputFinished",
    checkpoint: 2,
  });
});
