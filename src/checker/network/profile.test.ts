import {
  assign,
  createMachine,
  emit,
  fromPromise,
  cancel,
  setup,
  type AnyStateMachine,
} from "xstate";
import { describe, expect, test } from "vitest";
import { checkExhaustively } from "../search/index.ts";
import { defineNetwork, instance } from "./index.ts";

/** The message that a network of this one machine, moved by "go", is refused with. */
async function refusalOf(machine: AnyStateMachine): Promise<string> {
  try {
    const network = defineNetwork({
      name: "one machine",
      instances: { only: instance(machine) },
      wires: () => [],
      moves: (move) => [move("only.go")],
    });
    await checkExhaustively({ scenario: "s", variant: "v", network, properties: [] });
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was refused";
}

const on = { go: { target: "a", reenter: true } };

describe("a machine outside the profile is refused with the state and the reason:", () => {
  test("after", async () => {
    const machine = createMachine({
      id: "m",
      initial: "a",
      states: { a: { on, after: { 100: "b" } }, b: {} },
    });
    expect(await refusalOf(machine)).toBe(
      'Instance "only": machine "m" is outside the profile in state "a": it uses "after". ' +
        'Let a move of kind "timeout" inject the event instead.',
    );
  });

  test("invoke", async () => {
    const machine = createMachine({
      id: "m",
      initial: "a",
      states: { a: { on, invoke: { src: fromPromise(() => Promise.resolve(1)) } } },
    });
    expect(await refusalOf(machine)).toBe(
      'Instance "only": machine "m" is outside the profile in state "a": it uses "invoke". ' +
        "Make the invoked actor an instance of its own and wire it up.",
    );
  });

  test("a history state", async () => {
    const machine = createMachine({
      id: "m",
      initial: "a",
      states: { a: { on, initial: "h", states: { h: { type: "history" }, x: {} } } },
    });
    expect(await refusalOf(machine)).toBe(
      'Instance "only": machine "m" is outside the profile in state "a.h": it is a history state. ' +
        "Keep what must be remembered in the context.",
    );
  });

  test.each([
    ["a Date", () => new Date(0), "it is a Date"],
    ["a Map", () => new Map(), "it is a Map"],
    ["a function", () => () => 1, "it is a function"],
    ["undefined", () => undefined, "undefined is not JSON data; use null"],
    ["not a number", () => Number.NaN, "NaN is not a JSON number"],
  ])("a context with %s", async (_, value, reason) => {
    const machine = createMachine({ id: "m", context: { deep: [{ x: value() }] }, on: { go: {} } });
    expect(await refusalOf(machine)).toBe(
      `Machine "m" at its start leaves the profile: context.deep[0].x is not plain JSON data ` +
        `(${reason}). States are compared by value; keep numbers, strings, booleans, null, arrays ` +
        `and objects.`,
    );
  });

  test("a context that holds itself", async () => {
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    const machine = createMachine({ id: "m", context: { loop }, on: { go: {} } });
    expect(await refusalOf(machine)).toContain("context.loop.self is not plain JSON data (it cont");
  });

  test("an assign that reads a variable outside its context", async () => {
    let calls = 0;
    const machine = createMachine({
      id: "m",
      context: { n: 0 },
      on: { go: { actions: assign({ n: () => ++calls }) } },
    });
    expect(await refusalOf(machine)).toMatch(
      new RegExp(
        '^Machine "m" is not deterministic in state {} on event {"type":"go"}: asked twice, it ' +
          'answered {"context":{"n":1},"emitted":\\[\\],"state":{}} and ' +
          '{"context":{"n":\\d+},"emitted":\\[\\],"state":{}}\\. Remove clocks, random numbers and ' +
          "outside variables; make each choice a move of its own\\.$",
      ),
    );
  });

  test("an initial context that is random", async () => {
    const machine = createMachine({
      id: "m",
      context: () => ({ n: Math.random() }),
      on: { go: {} },
    });
    expect(await refusalOf(machine)).toMatch(/^Machine "m" is not deterministic at its start: /);
  });

  test("an assign that mutates its context", async () => {
    const machine = setup({ types: {} as { context: { list: number[] } } }).createMachine({
      id: "m",
      context: { list: [] },
      on: {
        go: {
          actions: assign({
            list: ({ context }) => {
              context.list.push(1);
              return context.list;
            },
          }),
        },
      },
    });
    expect(await refusalOf(machine)).toBe(
      'Machine "m" in state {} on event {"type":"go"} threw: Cannot add property 0, object is not ' +
        "extensible. Contexts and events are frozen: an action has to return new data.",
    );
  });

  test("an action that the scheduler would have to carry out", async () => {
    const machine = createMachine({
      id: "m",
      on: { go: { actions: cancel("timer") } },
    });
    expect(await refusalOf(machine)).toBe(
      'Machine "m" in state {} on event {"type":"go"} leaves the profile: it asks for the action ' +
        '"xstate.cancel". Only assign, emit, raise (without delay) and enqueueActions are pure; ' +
        "tell others by emitting an event.",
    );
  });

  test("an action with a side effect", async () => {
    const machine = createMachine({ id: "m", on: { go: { actions: () => undefined } } });
    expect(await refusalOf(machine)).toContain("leaves the profile: it asks for the action");
  });

  test("an emitted event that is no JSON data", async () => {
    const machine = createMachine({
      id: "m",
      on: { go: { actions: emit({ type: "x", at: new Date(0) }) } },
    });
    expect(await refusalOf(machine)).toBe(
      'Machine "m" in state {} on event {"type":"go"} emits event.at, which is not JSON: it is a Date.',
    );
  });

  test("an event emitted at the start", async () => {
    const machine = createMachine({ id: "m", entry: emit({ type: "x" }), on: { go: {} } });
    expect(await refusalOf(machine)).toBe(
      'Machine "m" at its start emits an event. Emit it from a transition instead.',
    );
  });
});

describe("a guard that throws", () => {
  test("is reported with the machine, the state and the event", async () => {
    const machine = createMachine({
      id: "m",
      on: {
        go: {
          guard: () => {
            throw new Error("no such key");
          },
        },
      },
    });
    expect(await refusalOf(machine)).toMatch(
      /^Machine "m" in state \{\} on event \{"type":"go"\} threw: .*no such key/s,
    );
  });
});
