import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { committer } from "./committer.ts";

const barrier = { type: "barrier", checkpoint: 1, attempt: 1, overtaken: [] } as const;

test("commits what it has collected, and what comes after the notification with the next one", () => {
  const operator = new MachineUnderTest(committer);
  operator.send({ type: "committable", checkpoint: 1, transaction: "1-1" });
  expect(operator.send({ type: "notifyCheckpointComplete", checkpoint: 1 })).toEqual([
    { type: "commit", checkpoint: 1, transactions: ["1-1"] },
  ]);
  operator.send({ type: "committable", checkpoint: 1, transaction: "late" });
  expect(operator.send({ type: "notifyCheckpointComplete", checkpoint: 2 })).toEqual([
    { type: "commit", checkpoint: 2, transactions: ["late"] },
  ]);
});

test("keeps what is not committed in its snapshot, with what the barrier has overtaken", () => {
  const operator = new MachineUnderTest(committer);
  const collected = { checkpoint: 1, transaction: "1-1" };
  const overtaken = [{ checkpoint: 1, transaction: "1-2" }];
  operator.send({ type: "committable", ...collected });
  expect(operator.send({ ...barrier, isFinal: false, overtaken })).toEqual([
    { type: "snapshot", checkpoint: 1, state: { committables: [collected, ...overtaken] } },
    { type: "acknowledge", checkpoint: 1, attempt: 1 },
  ]);
});

test("ends with the first checkpoint after the end of the input, or with a later one", () => {
  const operator = new MachineUnderTest(committer);
  operator.send({ ...barrier, checkpoint: 2, isFinal: true });
  operator.send({ ...barrier, checkpoint: 3, isFinal: true });
  operator.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
  expect(operator.send({ type: "finish" })).toBe("refused");
  operator.send({ type: "notifyCheckpointComplete", checkpoint: 3 });
  expect(operator.send({ type: "finish" })).toEqual([{ type: "finished" }]);
});
