import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { stateBackend } from "./stateBackend.ts";

test("gives back what was stored for the checkpoint, and drops what was aborted", () => {
  const backend = new MachineUnderTest(stateBackend);
  backend.send({ type: "store", checkpoint: 1, state: { offset: 1 } });
  backend.send({ type: "store", checkpoint: 2, state: { offset: 2 } });
  expect(backend.send({ type: "restore", checkpoint: 1, attempt: 2 })).toEqual([
    { type: "restored", attempt: 2, state: { offset: 1 } },
  ]);
  expect(backend.context).toEqual({ snapshots: { "1": { offset: 1 } } });
});

test("restores the empty initial state where nothing has completed", () => {
  const backend = new MachineUnderTest(stateBackend);
  backend.send({ type: "store", checkpoint: 1, state: { offset: 1 } });
  expect(backend.send({ type: "restore", checkpoint: null, attempt: 2 })).toEqual([
    { type: "restored", attempt: 2, state: null },
  ]);
  expect(backend.context).toEqual({ snapshots: {} });
});

test("a completed checkpoint deletes the older ones and leaves the newer ones", () => {
  const backend = new MachineUnderTest(stateBackend);
  for (const checkpoint of [1, 2, 3]) {
    backend.send({ type: "store", checkpoint, state: { offset: checkpoint } });
  }
  backend.send({ type: "checkpointCompleted", checkpoint: 2 });
  expect(backend.context).toEqual({ snapshots: { "2": { offset: 2 }, "3": { offset: 3 } } });
});
