import { createMachine } from "xstate";
import { expect, test } from "vitest";
import { defineNetwork, instance } from "../checker/network/index.ts";
import { printedMoves, scheduleIn } from "./names.ts";

const machine = createMachine({ on: { deliver: {} } });
const network = defineNetwork({
  name: "one move",
  instances: { channel: instance(machine) },
  wires: () => [],
  moves: (move) => [move("channel.deliver", { with: { side: "left", checkpoint: 1 } })],
});
const model = { scenario: "one move", variant: "only", network, properties: [] };

test("moves are found by their names, in whatever order the parameters stand", () => {
  const move = { move: "channel.deliver", parameters: { side: "left", checkpoint: 1 } };
  const printed = ["channel.deliver(side=left, checkpoint=1)"];
  expect(printedMoves([move])).toEqual(printed);
  expect(scheduleIn(model, printed)).toEqual([move]);
  expect(scheduleIn(model, ["channel.deliver(checkpoint=1, side=left)"])).toEqual([move]);
  expect(scheduleIn(model, [move])).toEqual([move]);
});

test("what is no move stays what it is", () => {
  expect(scheduleIn(model, ["channel.deliver"])).toEqual([
    { move: "channel.deliver", parameters: {} },
  ]);
});
