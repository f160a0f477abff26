import fc from "fast-check";
import { assign, emit, setup } from "xstate";
import { describe, expect, test } from "vitest";
import { Kernel } from "../kernel/kernel.ts";
import { defineNetwork, instance, observer } from "../network/index.ts";
import { contextOf, deadlockFree, never, sometimes } from "../property/index.ts";
import { build, randomSituation } from "../shrink/testing/randomSituation.ts";
import { cell, counter } from "../testing/counters.ts";
import { scheduleOf } from "./record.ts";
import { replay } from "./replay.ts";
import type { Schedule } from "./types.ts";

const clock = setup({
  types: {} as { context: { time: number }; events: { type: "tick"; by: number } },
}).createMachine({
  id: "clock",
  context: { time: 0 },
  initial: "running",
  states: {
    running: {
      on: { tick: { actions: assign({ time: ({ context, event }) => context.time + event.by }) } },
    },
  },
});

const echo = setup({
  types: {} as {
    context: Record<string, never>;
    events: { type: "call" } | { type: "shout" };
    emitted: { type: "called" } | { type: "shouted" };
  },
}).createMachine({
  id: "echo",
  context: {},
  type: "parallel",
  states: {
    voice: { initial: "quiet", states: { quiet: {} } },
    ear: { initial: "open", states: { open: {} } },
  },
  on: {
    call: { actions: emit({ type: "called" as const }) },
    shout: { actions: emit({ type: "shouted" as const }) },
  },
});

const listener = setup({
  types: {} as { events: { type: "put" } | { type: "never" } },
}).createMachine({ id: "listener", on: { never: {} } });

const network = defineNetwork({
  name: "yard",
  instances: {
    producer: instance(counter, { limit: 3 }),
    buffer: instance(cell),
    consumer: instance(counter, { limit: 1 }),
    clock: instance(clock),
    echo: instance(echo),
    listener: observer(listener),
  },
  wires: (wire) => [
    wire("producer.counted", "listener.never"),
    wire("producer.counted", "buffer.put", { blocking: true, with: { urgent: true } }),
    wire("buffer.taken", "consumer.tick"),
    wire("echo.called", "echo.call"),
    wire("echo.shouted", "buffer.take"),
  ],
  moves: (move) => [
    move("producer.tick", { priority: 1 }),
    move("buffer.take"),
    move("consumer.reset"),
    ...[1, 2, 3, 4, 5].map((by) => move("clock.tick", { kind: "timeout", with: { by } })),
    move("echo.call", { priority: 2, kind: "fault" }),
    move("echo.shout", { priority: 2, kind: "fault" }),
  ],
  maxDeliveriesPerStep: 5,
});

const kernel = new Kernel(
  // Without its faults of high priority nothing is masked for ever.
  { ...network, moves: network.moves.filter(({ instance }) => instance !== "echo") },
);
const kernelWithFaults = new Kernel(network);

function schedule(
  ...moves: readonly (string | readonly [string, Readonly<Record<string, number>>])[]
) {
  return moves.map((entry): Schedule[number] => {
    if (typeof entry === "string") return { move: entry, parameters: {} };
    const [move, parameters] = entry;
    return { move, parameters };
  });
}

function endOf(kernel: Kernel, moves: Schedule) {
  const { end } = replay(kernel, moves);
  if (end.kind === "completed") return end.kind;
  return [end.kind === "step failed" ? end.failure : end.obstacle, end.step, end.message];
}

describe("a schedule that no longer applies says at which step and why", () => {
  test("unknown move, with the nearest name", () => {
    expect(endOf(kernel, schedule("producer.tick", "buffer.takes"))).toEqual([
      "unknown move",
      2,
      'Step 2: the network "yard" has no move buffer.takes. Did you mean "buffer.take"?',
    ]);
    expect(endOf(kernel, schedule("something.else.entirely"))).toEqual([
      "unknown move",
      1,
      'Step 1: the network "yard" has no move something.else.entirely.',
    ]);
  });

  test("unknown move, but known with other parameters", () => {
    expect(endOf(kernel, schedule(["clock.tick", { by: 9 }]))).toEqual([
      "unknown move",
      1,
      'Step 1: the network "yard" has no move clock.tick(by=9). It has clock.tick(by=1), ' +
        "clock.tick(by=2), clock.tick(by=3) and 2 more.",
    ]);
    expect(endOf(kernel, schedule(["producer.tick", { by: 9 }]))).toEqual([
      "unknown move",
      1,
      'Step 1: the network "yard" has no move producer.tick(by=9). It has producer.tick.',
    ]);
  });

  test("refused by its own instance", () => {
    expect(endOf(kernel, schedule("buffer.take"))).toEqual([
      "refused",
      1,
      "Step 1: buffer.take is not enabled: buffer refuses it in state empty.",
    ]);
    expect(endOf(kernel, schedule("producer.tick", "consumer.reset"))).toEqual([
      "refused",
      2,
      'Step 2: consumer.reset is not enabled: consumer refuses it in state {"count":0,"limit":1}.',
    ]);
  });

  test("blocked by a receiver", () => {
    expect(endOf(kernel, schedule("producer.tick", "producer.tick"))).toEqual([
      "blocked",
      2,
      "Step 2: producer.tick is blocked: buffer refuses put(urgent=true) on the blocking wire " +
        "producer.counted -> buffer.put(urgent=true) in state full.",
    ]);
  });

  test("masked by a move of higher priority", () => {
    expect(endOf(kernel, schedule(["clock.tick", { by: 2 }]))).toEqual([
      "masked",
      1,
      "Step 1: clock.tick(by=2) does not exist here: producer.tick is enabled, and its priority 1 " +
        "is higher than 0.",
    ]);
  });

  test("unspecified reception", () => {
    const moves = schedule("producer.tick", "buffer.take", "producer.tick", "buffer.take");
    expect(endOf(kernel, moves)).toEqual([
      "unspecified reception",
      4,
      'Step 4: consumer has no transition for {"type":"tick"} that buffer.taken sends it on a ' +
        "non-blocking wire. Handle the event there, or make the wire blocking if the sender should " +
        "wait.",
    ]);
    expect(endOf(kernelWithFaults, schedule("echo.shout"))).toEqual([
      "unspecified reception",
      1,
      'Step 1: buffer in state "empty" has no transition for {"type":"take"} that echo.shouted ' +
        "sends it on a non-blocking wire. Handle the event there, or make the wire blocking if the " +
        "sender should wait.",
    ]);
  });

  test("livelock", () => {
    expect(endOf(kernelWithFaults, schedule("echo.call"))).toEqual([
      "livelock",
      1,
      "Step 1: echo.call set off 6 deliveries without coming to rest, at last echo.call, echo.call, " +
        "echo.call, echo.call. Break the cycle with a move of its own, or raise maxDeliveriesPerStep.",
    ]);
  });

  test("long contexts are cut", () => {
    const notes = setup({
      types: {} as { context: { text: string }; events: { type: "read" } },
    }).createMachine({
      id: "notes",
      context: { text: "x".repeat(200) },
      initial: "outer",
      states: {
        outer: { initial: "inner", states: { inner: { on: { read: { guard: () => false } } } } },
      },
    });
    const kernel = new Kernel(
      defineNetwork({
        name: "library",
        instances: { notes: instance(notes) },
        wires: () => [],
        moves: (move) => [move("notes.read")],
      }),
    );
    expect(endOf(kernel, schedule("notes.read"))).toEqual([
      "refused",
      1,
      "Step 1: notes.read is not enabled: notes refuses it in state outer.inner " +
        `{"text":"${"x".repeat(90)}….`,
    ]);
  });

  test("parallel states stand in parentheses", () => {
    const kernel = new Kernel({ ...network, moves: [{ ...network.moves[0]!, instance: "echo" }] });
    expect(endOf(kernel, schedule("echo.tick"))).toEqual([
      "refused",
      1,
      "Step 1: echo.tick is not enabled: echo refuses it in state (voice.quiet, ear.open).",
    ]);
  });
});

describe("what a run says of properties", () => {
  const countOf = (name: string) => (view: Parameters<typeof contextOf>[0]) =>
    contextOf<{ count: number }>(view, name).count;
  const properties = [
    never("two produced", {
      description: "",
      reads: ["producer"],
      bad: (view) => countOf("producer")(view) === 2,
      explain: (view) => `produced ${countOf("producer")(view)}`,
    }),
    sometimes("something consumed", {
      description: "",
      reads: ["consumer"],
      holds: (view) => countOf("consumer")(view) > 0,
    }),
    deadlockFree("never stuck", { description: "", reads: [], holds: () => false }),
  ];
  const verdictsOf = (moves: Schedule) =>
    replay(kernel, moves, properties).properties.map(({ verdict, step }) => [verdict, step]);

  test("nothing yet", () => {
    expect(verdictsOf(schedule("producer.tick"))).toEqual([
      ["not found", undefined],
      ["not found", undefined],
      ["not found", undefined],
      ["not found", undefined],
      ["not found", undefined],
    ]);
  });

  test("a violation, a witness and a step that fails, each at its first step", () => {
    const moves = schedule("producer.tick", "buffer.take", "producer.tick", "buffer.take");
    expect(replay(kernel, moves, properties).properties).toEqual([
      {
        property: "two produced",
        kind: "always",
        verdict: "violated",
        step: 3,
        reason: "produced 2",
      },
      { property: "something consumed", kind: "sometimes", verdict: "holds", step: 2 },
      { property: "never stuck", kind: "deadlockFree", verdict: "not found" },
      {
        property: "no unspecified reception",
        kind: "built-in",
        verdict: "violated",
        step: 4,
        reason: expect.stringContaining("Step 4: consumer has no transition") as string,
      },
      { property: "every step ends", kind: "built-in", verdict: "not found" },
    ]);
  });

  test("a run that broke off leaves open what it has not shown", () => {
    expect(verdictsOf(schedule("producer.tick", "buffer.take", "buffer.take"))).toEqual([
      ["undecided", undefined],
      ["holds", 2],
      ["undecided", undefined],
      ["undecided", undefined],
      ["undecided", undefined],
    ]);
  });

  test("stuck where only faults are possible", () => {
    const stuck = replay(kernelWithFaults, [], properties).properties[2];
    expect(stuck).toEqual({
      property: "never stuck",
      kind: "deadlockFree",
      verdict: "violated",
      step: 0,
      reason: "no progress or timeout move is enabled, and the state is not final",
    });
  });
});

test("every run replays by the names of its moves", () => {
  fc.assert(
    fc.property(randomSituation, (situation) => {
      const { model, kernel, walk } = build(situation);
      const outcome = replay(kernel, scheduleOf(kernel, walk), model.properties);
      expect(outcome.moves).toEqual(walk);
      const decided = outcome.properties.find((p) => p.property === situation.property);
      expect(decided).toMatchObject({ verdict: "violated", step: walk.length });
    }),
  );
});
