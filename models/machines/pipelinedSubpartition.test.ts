import { expect, test } from "vitest";
import type { AlignmentType } from "../barriers.ts";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { pipelinedSubpartition } from "./pipelinedSubpartition.ts";

function newSubpartition(supportsUnaligned = true) {
  return new MachineUnderTest(pipelinedSubpartition, { maxBuffers: 2, supportsUnaligned });
}

function barrier(checkpoint: number, alignment: AlignmentType) {
  return { type: "addBarrier", checkpoint, alignment } as const;
}

function record(sequence: number) {
  return { type: "addRecord", sequence } as const;
}

const completed = { type: "outputCompleted", checkpoint: 1 };

test("stops behind an aligned barrier until it is resumed", () => {
  const subpartition = newSubpartition();
  expect(subpartition.send(barrier(1, "ALIGNED"))).toEqual([completed]);
  subpartition.send(record(1));
  expect(subpartition.send({ type: "send" })).toMatchObject([{ type: "barrier" }]);
  expect(subpartition.send({ type: "send" })).toBe("refused");
  subpartition.send({ type: "resumeConsumption" });
  expect(subpartition.send({ type: "send" })).toEqual([{ type: "record", sequence: 1 }]);
});

test("lets an unaligned barrier overtake, saves what it overtook and sends it even if blocked", () => {
  const subpartition = newSubpartition();
  subpartition.send(barrier(1, "ALIGNED"));
  subpartition.send({ type: "send" });
  subpartition.send(record(1));
  subpartition.send(record(2));
  expect(subpartition.send(record(3))).toBe("refused");
  expect(subpartition.send(barrier(2, "UNALIGNED"))).toEqual([
    { type: "addOutputData", checkpoint: 2, records: [1, 2] },
    { type: "outputCompleted", checkpoint: 2 },
  ]);
  expect(subpartition.send({ type: "send" })).toMatchObject([{ type: "barrier", checkpoint: 2 }]);
  expect(subpartition.send({ type: "send" })).toBe("refused");
});

test("completes a barrier with a timeout when it is sent, with nothing saved", () => {
  const subpartition = newSubpartition();
  expect(subpartition.send(barrier(1, "TIMEOUTABLE_ALIGNED"))).toEqual([]);
  expect(subpartition.send({ type: "send" })).toMatchObject([{ type: "barrier" }, completed]);
});

test("turns a barrier whose timeout has run out into one that overtakes", () => {
  const subpartition = newSubpartition();
  subpartition.send(record(1));
  subpartition.send(barrier(1, "TIMEOUTABLE_ALIGNED"));
  subpartition.send(record(2));
  expect(subpartition.send({ type: "alignedBarrierTimeout" })).toBe("refused");
  subpartition.send({ type: "timeoutElapsed", checkpoint: 1 });
  expect(subpartition.send({ type: "alignedBarrierTimeout" })).toEqual([
    { type: "addOutputData", checkpoint: 1, records: [1] },
    completed,
  ]);
  expect(subpartition.send({ type: "send" })).toMatchObject([{ alignment: "UNALIGNED" }]);
  expect(subpartition.send({ type: "send" })).toEqual([{ type: "record", sequence: 1 }]);
});

test("forces alignment on an edge that cannot be unaligned", () => {
  const subpartition = newSubpartition(false);
  subpartition.send(record(1));
  expect(subpartition.send(barrier(1, "UNALIGNED"))).toEqual([completed]);
  subpartition.send({ type: "send" });
  expect(subpartition.send({ type: "send" })).toMatchObject([{ alignment: "FORCED_ALIGNED" }]);
});

test("sends recovered data first and stops behind it", () => {
  const subpartition = newSubpartition();
  subpartition.send({ type: "cancel" });
  subpartition.send({ type: "restore", records: [1] });
  subpartition.send(record(2));
  subpartition.send({ type: "send" });
  expect(subpartition.send({ type: "send" })).toEqual([{ type: "endOfOutputChannelState" }]);
  expect(subpartition.send({ type: "send" })).toBe("refused");
});

test("overdraft buffers are for the rest of a record, and never for a new one", () => {
  const subpartition = new MachineUnderTest(pipelinedSubpartition, {
    maxBuffers: 1,
    overdraft: 1,
    supportsUnaligned: true,
  });
  const further = (sequence: number) => ({ type: "addFurtherRecord", sequence }) as const;
  subpartition.send(record(1));
  expect(subpartition.send(record(2))).toBe("refused");
  expect(subpartition.send(further(2))).toEqual([]);
  expect(subpartition.send(further(3))).toBe("refused");
});
