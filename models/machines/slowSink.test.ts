import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { slowSink } from "./slowSink.ts";

function newSink() {
  return new MachineUnderTest(slowSink);
}

const resumed = { type: "resumeConsumption" };

test("takes one element a poll, and its snapshot with the barrier", () => {
  const sink = newSink();
  expect(sink.send({ type: "poll" })).toEqual([{ type: "pollNext" }]);
  sink.send({ type: "record", sequence: 1 });
  expect(sink.send({ type: "barrier", checkpoint: 1, alignment: "FORCED_ALIGNED" })).toEqual([
    { type: "snapshot", checkpoint: 1, state: [1] },
    { type: "acknowledge", checkpoint: 1 },
    resumed,
  ]);
});

test("an unaligned barrier has blocked nobody", () => {
  const events = newSink().send({ type: "barrier", checkpoint: 1, alignment: "UNALIGNED" });
  expect(events).toMatchObject([{ type: "snapshot" }, { type: "acknowledge" }]);
});

test("a barrier that was overtaken or cancelled only resumes its sender", () => {
  const sink = newSink();
  sink.send({ type: "barrier", checkpoint: 2, alignment: "UNALIGNED" });
  expect(sink.send({ type: "barrier", checkpoint: 1, alignment: "ALIGNED" })).toEqual([resumed]);
  sink.send({ type: "cancelMarker", checkpoint: 3 });
  expect(sink.send({ type: "barrier", checkpoint: 3, alignment: "ALIGNED" })).toEqual([resumed]);
});

test("starts again from what its snapshot holds", () => {
  const sink = newSink();
  sink.send({ type: "cancel" });
  sink.send({ type: "restore", state: [1] });
  sink.send({ type: "record", sequence: 2 });
  expect(sink.send({ type: "barrier", checkpoint: 1, alignment: "UNALIGNED" })).toMatchObject([
    { state: [1, 2] },
    {},
  ]);
});
