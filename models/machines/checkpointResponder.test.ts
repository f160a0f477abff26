import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { checkpointResponder } from "./checkpointResponder.ts";

test("delivers acknowledgements in any order, each once, with the attempt that sent them", () => {
  const responder = new MachineUnderTest(checkpointResponder);
  responder.send({ type: "acknowledge", checkpoint: 1, attempt: 1 });
  responder.send({ type: "acknowledge", checkpoint: 2, attempt: 2 });
  expect(responder.send({ type: "deliver", checkpoint: 2 })).toEqual([
    { type: "acknowledge", checkpoint: 2, attempt: 2 },
  ]);
  expect(responder.send({ type: "deliver", checkpoint: 2 })).toBe("refused");
  expect(responder.send({ type: "deliver", checkpoint: 1 })).toEqual([
    { type: "acknowledge", checkpoint: 1, attempt: 1 },
  ]);
});
