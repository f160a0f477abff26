import { assign, createMachine } from "xstate";
import { describe, expect, test } from "vitest";
import { reachability } from "./reachability.ts";
import { transitionGraph } from "./transitionGraph.ts";

const door = createMachine({
  id: "door",
  initial: "closed",
  on: { burn: ".burnt" },
  states: {
    closed: { on: { open: [{ guard: () => false, target: "opened" }, "ajar"] } },
    ajar: { always: { target: "opened" } },
    opened: { on: { close: "closed", wave: { actions: [] } } },
    burnt: { type: "final" },
    bricked: {},
  },
});

describe("transitionGraph", () => {
  test("names every transition once, eventless ones and candidates included", () => {
    expect(transitionGraph(door).map(({ name }) => name)).toEqual([
      "(root): burn -> burnt",
      "closed: open[0] -> opened",
      "closed: open[1] -> ajar",
      "ajar: always -> opened",
      "opened: close -> closed",
      "opened: wave -> (stay)",
    ]);
  });
});

describe("reachability", () => {
  test("gives a shortest path to each state, and the states that no event leads to", () => {
    const events = ["open", "close", "burn"].map((type) => ({ type }));
    expect(reachability(door, undefined, events)).toEqual({
      reachable: [
        { state: "(root)", path: [] },
        { state: "closed", path: [] },
        { state: "opened", path: ["open"] },
        { state: "burnt", path: ["burn"] },
      ],
      unreachable: ["ajar", "bricked"],
    });
  });
});

test("a machine that counts for ever on its own is still traversed", () => {
  const endless = createMachine({
    id: "endless",
    context: { n: 0 },
    initial: "low",
    states: {
      low: {
        on: {
          up: [
            { guard: ({ context }) => context.n === 9, target: "high" },
            { actions: assign({ n: ({ context }) => context.n + 1 }) },
          ],
        },
      },
      high: { on: { up: { actions: assign({ n: ({ context }) => context.n + 1 }) } } },
    },
  });
  const { reachable, unreachable } = reachability(endless, undefined, [{ type: "up" }]);
  expect(reachable.at(-1)).toEqual({ state: "high", path: Array.from({ length: 10 }, () => "up") });
  expect(unreachable).toEqual([]);
});
