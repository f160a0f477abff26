import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { remoteInputChannel } from "./remoteInputChannel.ts";

function newChannel() {
  return new MachineUnderTest(remoteInputChannel, { buffers: 3 });
}

function barrier(checkpoint: number, alignment: "UNALIGNED" | "TIMEOUTABLE_ALIGNED" = "UNALIGNED") {
  return { type: "onBarrier", checkpoint, alignment } as const;
}

function record(sequence: number) {
  return { type: "onRecord", sequence } as const;
}

function saved(checkpoint: number, ...records: number[]) {
  return { type: "addInputData", checkpoint, records };
}

test("saves what is queued at the start, and what comes until the barrier does", () => {
  const channel = newChannel();
  channel.send(record(1));
  expect(channel.send({ type: "checkpointStarted", checkpoint: 1 })).toEqual([saved(1, 1)]);
  expect(channel.send(record(2))).toEqual([saved(1, 2)]);
  channel.send(barrier(1));
  expect(channel.send(record(3))).toEqual([]);
});

test("saves only what came before a barrier that the task has not seen yet", () => {
  const channel = newChannel();
  channel.send(record(1));
  channel.send(barrier(1));
  channel.send(record(2));
  expect(channel.send({ type: "checkpointStarted", checkpoint: 1 })).toEqual([saved(1, 1)]);
  expect(channel.send({ type: "deliver" })).toMatchObject([{ type: "barrier", checkpoint: 1 }]);
});

test("ids decide: an obsolete barrier neither stops persisting nor limits what is saved", () => {
  const channel = newChannel();
  channel.send(barrier(1));
  channel.send(record(1));
  expect(channel.send({ type: "checkpointStarted", checkpoint: 2 })).toEqual([saved(2, 1)]);
  channel.send(barrier(1));
  expect(channel.send(record(2))).toEqual([saved(2, 2)]);
  channel.send({ type: "checkpointStopped", checkpoint: 1 });
  expect(channel.send(record(3))).toEqual([saved(2, 3)]);
});

test("declines a checkpoint that is older than the barrier it has seen", () => {
  const channel = newChannel();
  channel.send(barrier(2));
  expect(channel.send({ type: "checkpointStarted", checkpoint: 1 })).toEqual([
    { type: "checkpointDeclined", checkpoint: 1 },
  ]);
});

test("announces a barrier with a timeout, which overtakes once it is converted", () => {
  const channel = newChannel();
  channel.send(record(1));
  channel.send(barrier(1, "TIMEOUTABLE_ALIGNED"));
  expect(channel.send({ type: "deliver" })).toEqual([{ type: "announcement", checkpoint: 1 }]);
  channel.send({ type: "convertToPriorityEvent", checkpoint: 1 });
  expect(channel.send({ type: "deliver" })).toMatchObject([
    { type: "barrier", alignment: "TIMEOUTABLE_ALIGNED" },
  ]);
  expect(channel.send({ type: "deliver" })).toEqual([{ type: "record", sequence: 1 }]);
});

test("consumes recovered data first, and takes nothing and declines until then", () => {
  const channel = newChannel();
  channel.send({ type: "cancel" });
  channel.send({ type: "restore", records: [1, 2] });
  expect(channel.send(record(3))).toBe("refused");
  expect(channel.send({ type: "checkpointStarted", checkpoint: 3 })).toEqual([
    { type: "checkpointDeclined", checkpoint: 3 },
  ]);
  channel.send({ type: "deliver" });
  expect(channel.send({ type: "deliver" })).toEqual([{ type: "record", sequence: 2 }]);
  expect(channel.value).toBe("RemoteInputChannel");
  expect(channel.send(record(3))).toEqual([]);
});
