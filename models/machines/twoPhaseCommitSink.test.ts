import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { twoPhaseCommitSink } from "./twoPhaseCommitSink.ts";

function afterTwoSnapshots() {
  const sink = new MachineUnderTest(twoPhaseCommitSink);
  sink.send({ type: "snapshotState", checkpoint: 1 });
  sink.send({ type: "snapshotState", checkpoint: 2 });
  return sink;
}

test("a snapshot pre-commits the current transaction and begins the next", () => {
  const sink = new MachineUnderTest(twoPhaseCommitSink);
  expect(sink.send({ type: "snapshotState", checkpoint: 1 })).toEqual([
    { type: "prepare", transaction: "1-0" },
    {
      type: "snapshot",
      checkpoint: 1,
      state: { pendingCommitTransactions: [{ checkpoint: 1, transaction: "1-0" }] },
    },
  ]);
  expect(sink.send({ type: "invoke", sequence: 7 })).toEqual([
    { type: "write", transaction: "1-1", attempt: 1, sequence: 7 },
  ]);
});

test("a notification commits everything up to its checkpoint, and an older one then nothing", () => {
  const sink = afterTwoSnapshots();
  expect(sink.send({ type: "notifyCheckpointComplete", checkpoint: 2 })).toEqual([
    { type: "commit", checkpoint: 2, transactions: ["1-0", "1-1"] },
  ]);
  expect(sink.send({ type: "notifyCheckpointComplete", checkpoint: 1 })).toEqual([
    { type: "commit", checkpoint: 1, transactions: [] },
  ]);
});

test("a restore commits what the snapshot holds and aborts what dead attempts left", () => {
  const sink = afterTwoSnapshots();
  sink.send({ type: "cancel" });
  const state = { pendingCommitTransactions: [{ checkpoint: 1, transaction: "1-0" }] };
  expect(sink.send({ type: "restore", checkpoint: 1, attempt: 2, state })).toEqual([
    { type: "commit", checkpoint: 1, transactions: ["1-0"] },
    { type: "abortLingering", attempt: 2 },
  ]);
  expect(sink.context).toMatchObject({ attempt: 2, pendingCommitTransactions: [] });
});

test("a record for a sink that was cancelled has nowhere to go", () => {
  const sink = afterTwoSnapshots();
  sink.send({ type: "cancel" });
  expect(sink.send({ type: "invoke", sequence: 1 })).toBe("refused");
});
