import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { environment } from "./environment.ts";

test("crashes tasks as often as its budget allows", () => {
  const adversary = new MachineUnderTest(environment, { crashes: 1 });
  expect(adversary.send({ type: "crash" })).toEqual([{ type: "taskFailed" }]);
  expect(adversary.send({ type: "crash" })).toBe("refused");
});
