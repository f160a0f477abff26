import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { source } from "./source.ts";

test("emits its records in order and then no more", () => {
  const partition = new MachineUnderTest(source, { records: 2 });
  expect(partition.send({ type: "emit" })).toEqual([{ type: "record", sequence: 1 }]);
  expect(partition.send({ type: "emit" })).toEqual([{ type: "record", sequence: 2 }]);
  expect(partition.send({ type: "emit" })).toBe("refused");
});

test("a trigger only reaches the mailbox; the checkpoint takes the offset of its own moment", () => {
  const partition = new MachineUnderTest(source, { records: 2 });
  expect(partition.send({ type: "performCheckpoint" })).toBe("refused");
  expect(partition.send({ type: "triggerCheckpoint", checkpoint: 1 })).toEqual([]);
  partition.send({ type: "emit" });
  expect(partition.send({ type: "performCheckpoint" })).toEqual([
    { type: "barrier", checkpoint: 1 },
    { type: "snapshot", checkpoint: 1, state: { offset: 1 } },
    { type: "acknowledge", checkpoint: 1, attempt: 1 },
  ]);
});

test("performs triggered checkpoints oldest first", () => {
  const partition = new MachineUnderTest(source, { records: 0 });
  partition.send({ type: "triggerCheckpoint", checkpoint: 1 });
  partition.send({ type: "triggerCheckpoint", checkpoint: 2 });
  expect(partition.send({ type: "performCheckpoint" })).toContainEqual({
    type: "barrier",
    checkpoint: 1,
  });
  expect(partition.context).toMatchObject({ mailbox: [2] });
});

test("a restart forgets the mailbox and goes back to the restored offset", () => {
  const partition = new MachineUnderTest(source, { records: 3 });
  partition.send({ type: "emit" });
  partition.send({ type: "emit" });
  partition.send({ type: "triggerCheckpoint", checkpoint: 1 });
  partition.send({ type: "cancel" });
  expect(partition.send({ type: "emit" })).toBe("refused");
  partition.send({ type: "restore", attempt: 2, state: { offset: 1 } });
  expect(partition.context).toEqual({ records: 3, attempt: 2, offset: 1, mailbox: [] });
});
