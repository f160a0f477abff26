import { assign, emit, setup } from "xstate";
import { describe, expect, test } from "vitest";
import { defineNetwork, instance, observer, type Network } from "../network/index.ts";
import { always, contextOf, deadlockFree, never, sometimes } from "../property/index.ts";
import type { Property } from "../property/index.ts";
import { cell, counter } from "../testing/counters.ts";
import { checkExhaustively, type CheckResult, type ExhaustiveOptions } from "./index.ts";

const producerAndConsumer = defineNetwork({
  name: "producer and consumer",
  instances: {
    producer: instance(counter, { limit: 3 }),
    buffer: instance(cell),
    consumer: instance(counter, { limit: 3 }),
  },
  wires: (wire) => [
    wire("producer.counted", "buffer.put", { blocking: true }),
    wire("buffer.taken", "consumer.tick", { blocking: true }),
  ],
  moves: (move) => [move("producer.tick"), move("buffer.take")],
});

interface CounterContext {
  readonly count: number;
}

const sent = (view: Parameters<Property["holds"]>[0]) =>
  contextOf<CounterContext>(view, "producer").count;
const received = (view: Parameters<Property["holds"]>[0]) =>
  contextOf<CounterContext>(view, "consumer").count;

function check(
  network: Network,
  properties: readonly Property[],
  options?: ExhaustiveOptions,
): Promise<CheckResult> {
  return checkExhaustively({ scenario: "test", variant: "test", network, properties }, options);
}

function verdicts(result: CheckResult): Record<string, string> {
  return Object.fromEntries(result.properties.map((p) => [p.property, p.verdict]));
}

describe("exhaustive search", () => {
  test("decides every kind of property, with shortest traces", async () => {
    const result = await check(producerAndConsumer, [
      always("sent at least as much as received", {
        description: "",
        reads: ["producer", "consumer"],
        holds: (view) => sent(view) >= received(view),
      }),
      never("two received", {
        description: "",
        reads: ["consumer"],
        bad: (view) => received(view) === 2,
        explain: (view) => `consumer counted ${received(view)}`,
      }),
      sometimes("all received", {
        description: "",
        reads: ["consumer"],
        holds: (view) => received(view) === 3,
      }),
      sometimes("four received", {
        description: "",
        reads: ["consumer"],
        holds: (view) => received(view) === 4,
      }),
      deadlockFree("ends when all is received", {
        description: "",
        reads: ["consumer"],
        holds: (view) => received(view) === 3,
      }),
    ]);
    expect(verdicts(result)).toEqual({
      "sent at least as much as received": "holds",
      "two received": "violated",
      "all received": "holds",
      "four received": "violated",
      "ends when all is received": "holds",
      "no unspecified reception": "holds",
      "every step ends": "holds",
    });
    const violated = result.properties[1]!;
    expect(violated.reason).toBe("consumer counted 2");
    expect(violated.evidence!.schedule.map(({ move }) => move)).toEqual([
      "producer.tick",
      "buffer.take",
      "producer.tick",
      "buffer.take",
    ]);
    expect(violated.evidence!.length).toBe("shortest");
    expect(violated.evidence!.steps[1]).toEqual({
      move: { move: "buffer.take", parameters: {} },
      deliveries: [
        { instance: "buffer", event: "take", parameters: {}, accepted: true },
        {
          instance: "consumer",
          event: "tick",
          parameters: {},
          from: { instance: "buffer", port: "taken" },
          accepted: true,
        },
      ],
      changes: [
        { instance: "buffer", path: "", before: "full", after: "empty" },
        { instance: "consumer", path: "count", before: 0, after: 1 },
      ],
    });
    expect(result).toMatchObject({
      complete: true,
      statistics: { states: 7, transitions: 6, depth: 6 },
      coverage: {
        movesNeverEnabled: [],
        wiresNeverUsed: [],
        machines: [
          { machine: "counter", instances: ["producer", "consumer"], transitions: 2, taken: 1 },
          { machine: "cell", instances: ["buffer"], transitions: 2, taken: 2, neverTaken: [] },
        ],
      },
    });
    expect(result.coverage.machines[0]!.neverTaken).toEqual(["(root): reset -> (stay)"]);
  });

  test("XState is called once for each machine, input, local state and event", async () => {
    // The counters share a table: 4 counts × tick. The cell: 2 states × put and take.
    const { statistics } = await check(producerAndConsumer, []);
    expect(statistics.xstateCalls).toBe(4 + 4);
  });

  test("a stuck state that is not final is a deadlock, and a possible fault does not excuse it", async () => {
    const network = defineNetwork({
      name: "n",
      instances: { a: instance(counter, { limit: 1 }), b: instance(counter, { limit: 1 }) },
      wires: () => [],
      moves: (move) => [move("a.tick"), move("b.tick", { kind: "fault" })],
    });
    const result = await check(network, [
      deadlockFree("never stuck", { description: "", reads: ["b"], holds: () => false }),
    ]);
    expect(result.properties[0]).toMatchObject({
      verdict: "violated",
      reason: "no progress or timeout move is enabled, and the state is not final",
      evidence: { schedule: [{ move: "a.tick" }] },
    });
  });

  test("a move exists only where none of a higher priority does", async () => {
    const network = defineNetwork({
      name: "n",
      instances: {
        urgent: instance(counter, { limit: 2 }),
        clock: instance(counter, { limit: 2 }),
      },
      wires: () => [],
      moves: (move) => [move("clock.tick"), move("urgent.tick", { priority: 1 })],
    });
    expect((await check(network, [])).statistics).toMatchObject({ states: 5, transitions: 4 });
  });
});

describe("built-in properties", () => {
  test("a refusal on a wire that does not block is an unspecified reception", async () => {
    const network = defineNetwork({
      name: "n",
      instances: { source: instance(counter, { limit: 2 }), buffer: instance(cell) },
      wires: (wire) => [wire("source.counted", "buffer.put", { with: { n: 1 } })],
      moves: (move) => [move("source.tick")],
    });
    const { properties } = await check(network, []);
    expect(properties[0]).toMatchObject({
      property: "no unspecified reception",
      verdict: "violated",
      reason:
        'buffer in state "full" has no transition for {"type":"put","n":1} that source.counted sends ' +
        "it on a non-blocking wire. Handle the event there, or make the wire blocking if the sender " +
        "should wait.",
      evidence: { schedule: [{ move: "source.tick" }, { move: "source.tick" }] },
    });
    expect(properties[0]!.evidence!.steps[1]!.deliveries[1]).toMatchObject({ accepted: false });
  });

  test("an observer may ignore what it has no transition for", async () => {
    const network = defineNetwork({
      name: "n",
      instances: { source: instance(counter, { limit: 2 }), history: observer(cell) },
      wires: (wire) => [wire("source.counted", "history.put")],
      moves: (move) => [move("source.tick")],
    });
    const result = await check(network, []);
    expect(verdicts(result)).toEqual({
      "no unspecified reception": "holds",
      "every step ends": "holds",
    });
    expect(result.statistics.states).toBe(3);
  });

  test("an endless step is a livelock", async () => {
    const echo = setup({
      types: {} as { events: { type: "ping" }; emitted: { type: "pong" } },
    }).createMachine({
      id: "echo",
      on: { ping: { actions: emit({ type: "pong" as const }) } },
    });
    const network = defineNetwork({
      name: "n",
      instances: { a: instance(echo), b: instance(echo) },
      wires: (wire) => [wire("a.pong", "b.ping"), wire("b.pong", "a.ping")],
      moves: (move) => [move("a.ping")],
      maxDeliveriesPerStep: 10,
    });
    const { properties } = await check(network, []);
    expect(properties[1]).toMatchObject({
      property: "every step ends",
      verdict: "violated",
      reason:
        "a.ping set off 11 deliveries without coming to rest, at last b.ping, a.ping, b.ping, " +
        "a.ping. Break the cycle with a move of its own, or raise maxDeliveriesPerStep.",
    });
  });
});

describe("measures", () => {
  test("report the largest reachable value and how soon it is reached", async () => {
    const result = await checkExhaustively({
      scenario: "test",
      variant: "test",
      network: producerAndConsumer,
      properties: [],
      measures: [
        {
          name: "in flight",
          unit: "items",
          reads: ["producer", "consumer"],
          value: (view) => sent(view) - received(view),
        },
        { name: "constant", unit: "items", reads: [], value: () => 7 },
      ],
    });
    expect(result.measures).toEqual([
      { measure: "in flight", unit: "items", maximum: 1, reachedAfter: 1 },
      { measure: "constant", unit: "items", maximum: 7, reachedAfter: 0 },
    ]);
  });
});

describe("vacuity", () => {
  const build = (property: Partial<Property>) =>
    check(producerAndConsumer, [
      always("p", {
        description: "",
        reads: ["consumer"],
        holds: () => true,
        ...property,
      } as never),
    ]);
  test("a premise that never happened, a move never taken, or nothing read that changes", async () => {
    expect((await build({ premise: () => false })).properties[0]).toMatchObject({
      verdict: "vacuous",
      reason: "its premise was never true",
    });
    expect((await build({})).properties[0]!.verdict).toBe("holds");
    const network = defineNetwork({
      name: "n",
      instances: { a: instance(counter, { limit: 1 }), b: instance(counter, { limit: 0 }) },
      wires: (wire) => [wire("b.counted", "a.tick", { blocking: true })],
      moves: (move) => [move("a.tick"), move("b.tick")],
    });
    const { properties, coverage } = await check(network, [
      always("rests", { description: "", reads: ["a"], holds: () => true, restsOn: ["b.tick"] }),
      always("constant", { description: "", reads: ["b"], holds: () => true }),
      always("wire", {
        description: "",
        reads: ["a"],
        holds: () => true,
        restsOn: ["b.counted -> a.tick"],
      }),
    ]);
    expect(properties[0]!.reason).toBe("it rests on the move b.tick, which was never enabled");
    expect(properties[1]!.reason).toBe("nothing it reads (b) ever changed");
    expect(properties[2]!.reason).toBe(
      "it rests on the wire b.counted -> a.tick, which was never used",
    );
    expect(coverage.movesNeverEnabled).toEqual(["b.tick"]);
  });
});

describe("limits", () => {
  const wide = defineNetwork({
    name: "wide",
    instances: {
      a: instance(counter, { limit: 400 }),
      b: instance(counter, { limit: 400 }),
    },
    wires: () => [],
    moves: (move) => [move("a.tick"), move("b.tick")],
  });
  const property = always("p", { description: "", reads: ["a"], holds: () => true });

  test("max-states leaves everything that is not violated undecided", async () => {
    const result = await check(wide, [property], { maxStates: 1_000 });
    expect(result.complete).toBe(false);
    expect(result.limitHit!.limit).toBe("max-states");
    expect(verdicts(result)).toEqual({
      p: "undecided",
      "no unspecified reception": "undecided",
      "every step ends": "undecided",
    });
    expect(result.properties[0]!.reason).toMatch(
      /^--max-states was reached after 1\d\d\d states \(\d+ of them not yet expanded\); raise it/,
    );
  });

  test("a time budget, an interruption and a memory limit do, too", async () => {
    expect((await check(wide, [property], { budgetMs: 0 })).limitHit!.limit).toBe("budget");
    const signal = AbortSignal.abort();
    const huge = { signal, onProgress: () => undefined };
    const interrupted = await check(large(), [property], huge);
    expect(interrupted.limitHit!.limit).toBe("interrupted");
    const outOfMemory = await check(large(), [property], { maxMemoryMiB: 1 });
    expect(outOfMemory.limitHit!.limit).toBe("memory");
    expect(outOfMemory.properties[0]!.verdict).toBe("undecided");
  });

  test("stopAtFirst ends with the violation", async () => {
    const bad = never("bad", {
      description: "",
      reads: ["a"],
      bad: (view) => contextOf<CounterContext>(view, "a").count === 3,
    });
    const result = await check(wide, [property, bad], { stopAtFirst: true });
    expect(verdicts(result)).toMatchObject({ p: "undecided", bad: "violated" });
    expect(result.statistics.states).toBeLessThan(50);
  });

  function large(): Network {
    const names = ["a", "b", "c", "d"] as const;
    return defineNetwork({
      name: "large",
      instances: Object.fromEntries(names.map((name) => [name, instance(counter, { limit: 99 })])),
      wires: () => [],
      moves: (move) => names.map((name) => move(`${name}.tick`)),
    });
  }
});

describe("sizes", () => {
  test("a component with 200,000 local states works", async () => {
    const big = setup({
      types: {} as { context: { n: number }; events: { type: "up" } },
    }).createMachine({
      id: "big",
      context: { n: 0 },
      on: {
        up: {
          guard: ({ context }) => context.n < 199_999,
          actions: assign({ n: ({ context }) => context.n + 1 }),
        },
      },
    });
    const network = defineNetwork({
      name: "n",
      instances: { big: instance(big), small: instance(cell) },
      wires: () => [],
      moves: (move) => [move("big.up"), move("small.put")],
    });
    const { statistics } = await check(network, []);
    expect(statistics).toMatchObject({ states: 400_000, transitions: 599_998, depth: 200_000 });
    expect(statistics.xstateCalls).toBe(200_000 + 2);
  });
});

describe("a property that names what does not exist", () => {
  test("is refused with the nearest name", async () => {
    const p = { description: "", holds: () => true };
    await expect(
      check(producerAndConsumer, [always("p", { ...p, reads: ["consumr"] })]),
    ).rejects.toThrow(
      'Property "p" of scenario "test" reads the instance "consumr", which the network does not ' +
        'have. Did you mean "consumer"?',
    );
    await expect(
      check(producerAndConsumer, [always("p", { ...p, reads: [], restsOn: ["producer.tock"] })]),
    ).rejects.toThrow(
      'Property "p" of scenario "test" rests on the move or wire "producer.tock", which the network does ' +
        'not have. Did you mean "producer.tick"?',
    );
    await expect(
      check(producerAndConsumer, [
        always("p", { ...p, reads: [] }),
        always("p", { ...p, reads: [] }),
      ]),
    ).rejects.toThrow('Property "p" of scenario "test" is given twice. Remove one.');
  });
});
