import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { transactionalSystem } from "./transactionalSystem.ts";

function withPrepared() {
  const system = new MachineUnderTest(transactionalSystem, { timeouts: 1 });
  system.send({ type: "write", transaction: "1-0", attempt: 1, sequence: 1 });
  system.send({ type: "write", transaction: "1-0", attempt: 1, sequence: 2 });
  system.send({ type: "prepare", transaction: "1-0" });
  return system;
}

test("what a transaction holds is visible once it commits, and once however often it does", () => {
  const system = withPrepared();
  expect(system.context).toMatchObject({ visible: {} });
  system.send({ type: "commit", transactions: ["1-0"] });
  system.send({ type: "commit", transactions: ["1-0"] });
  expect(system.context).toMatchObject({ transactions: {}, visible: { 1: 1, 2: 1 } });
});

test("a transaction that timed out has nothing left to commit", () => {
  const system = withPrepared();
  system.send({ type: "timeOut" });
  system.send({ type: "commit", transactions: ["1-0"] });
  expect(system.context).toMatchObject({ transactions: {}, visible: {} });
  expect(system.send({ type: "timeOut" })).toBe("refused");
});

test("only prepared transactions time out", () => {
  const system = new MachineUnderTest(transactionalSystem, { timeouts: 1 });
  system.send({ type: "write", transaction: "1-0", attempt: 1, sequence: 1 });
  expect(system.send({ type: "timeOut" })).toBe("refused");
});

test("a new attempt aborts the transactions of older ones, open or prepared", () => {
  const system = withPrepared();
  system.send({ type: "write", transaction: "1-1", attempt: 1, sequence: 3 });
  system.send({ type: "write", transaction: "2-0", attempt: 2, sequence: 3 });
  system.send({ type: "abortLingering", attempt: 2 });
  expect(system.context).toMatchObject({
    transactions: { "2-0": { state: "open", records: [3] } },
    visible: {},
  });
});

test("a record that is published twice is visible twice", () => {
  const system = new MachineUnderTest(transactionalSystem, { timeouts: 0 });
  system.send({ type: "publish", records: [1] });
  system.send({ type: "publish", records: [1, 2] });
  expect(system.context).toMatchObject({ visible: { 1: 2, 2: 1 } });
});
