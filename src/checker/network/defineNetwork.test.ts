import { describe, expect, test } from "vitest";
import { cell, counter } from "../testing/counters.ts";
import { defineNetwork, instance, observer } from "./index.ts";

const instances = {
  left: instance(counter, { limit: 2 }),
  right: instance(counter, { limit: 1 }),
  buffer: instance(cell),
  seen: observer(counter, { limit: 9 }),
};

/** Names as TypeScript cannot see them: read from a file, or put together at run time. */
const dynamic = (name: string) => name as never;

describe("defineNetwork", () => {
  test("resolves wires and moves, with defaults", () => {
    const network = defineNetwork({
      name: "two counters",
      instances,
      wires: (wire) => [
        wire("left.counted", "buffer.put", { blocking: true }),
        wire("buffer.taken", "seen.tick", { with: { side: "left" }, where: { side: 1 } }),
      ],
      moves: (move) => [
        move("left.tick"),
        move("buffer.take", { with: { by: "right" }, kind: "timeout", priority: 2 }),
      ],
    });
    expect(network.wires).toEqual([
      {
        name: "left.counted -> buffer.put",
        from: "left",
        port: "counted",
        to: "buffer",
        event: "put",
        blocking: true,
        fields: {},
        where: {},
      },
      {
        name: "buffer.taken(side=1) -> seen.tick(side=left)",
        from: "buffer",
        port: "taken",
        to: "seen",
        event: "tick",
        blocking: false,
        fields: { side: "left" },
        where: { side: 1 },
      },
    ]);
    expect(network.moves).toMatchObject([
      { name: "left.tick", kind: "progress", fairness: "weak", priority: 0 },
      { name: "buffer.take(by=right)", kind: "timeout", fairness: "none", priority: 2 },
    ]);
    expect(network.maxDeliveriesPerStep).toBe(1_000);
  });

  test("mistyped names are compile errors where the names are literals", () => {
    const attempts = [
      () =>
        defineNetwork({
          name: "n",
          instances,
          // @ts-expect-error -- there is no instance "lefft"
          wires: (wire) => [wire("lefft.counted", "buffer.put")],
          moves: (move) => [move("left.tick")],
        }),
      () =>
        defineNetwork({
          name: "n",
          instances,
          // @ts-expect-error -- the port is called "counted"
          wires: (wire) => [wire("left.count", "buffer.put")],
          moves: (move) => [move("left.tick")],
        }),
      () =>
        defineNetwork({
          name: "n",
          instances,
          wires: () => [],
          // @ts-expect-error -- the event is called "tick"
          moves: (move) => [move("left.tock")],
        }),
      // @ts-expect-error -- the counter needs its limit
      () => instance(counter),
    ];
    expect(attempts.slice(0, 3).map((attempt) => messageOf(attempt))).toEqual([
      'Network "n", wire lefft.counted -> buffer.put: there is no instance "lefft". ' +
        'Did you mean "left"?',
      'Network "n", wire left.count -> buffer.put: machine "counter" of instance "left" never ' +
        'emits "count". Did you mean "counted"?',
      'Network "n", move left.tock: machine "counter" of instance "left" has no transition on ' +
        '"tock". Did you mean "tick"?',
    ]);
  });

  test.each([
    ["nothing", 'wire nothing -> buffer.put: "nothing" has to read instance.event.'],
    [
      "buffer.takne",
      'wire buffer.takne -> buffer.put: machine "cell" of instance "buffer" never ' +
        'emits "takne". Did you mean "taken"?',
    ],
  ])("a wire from %s is refused when the network is built", (from, message) => {
    const build = () =>
      defineNetwork({
        name: "n",
        instances,
        wires: (wire) => [wire(dynamic(from), "buffer.put")],
        moves: (move) => [move("left.tick")],
      });
    expect(messageOf(build)).toBe(`Network "n", ${message}`);
  });

  test("duplicates, names that a schedule could not carry, and odd fields are refused", () => {
    const withMoves = (moves: Parameters<typeof defineNetwork<typeof instances>>[0]["moves"]) =>
      messageOf(() => defineNetwork({ name: "n", instances, wires: () => [], moves }));
    expect(withMoves((move) => [move("left.tick"), move("left.tick")])).toBe(
      'Network "n": move "left.tick" is defined twice. Remove one.',
    );
    expect(withMoves(() => [])).toBe('Network "n" has no moves, so nothing can ever happen in it.');
    expect(withMoves((move) => [move("left.tick", { with: { at: new Date(0) as never } })])).toBe(
      'Network "n", move left.tick: with.at: it is a Date.',
    );
    expect(withMoves((move) => [move("left.tick", { with: { type: "x" } })])).toBe(
      'Network "n", move left.tick: "type" is the event\'s own name; rename the field.',
    );
    const badName = () =>
      defineNetwork({
        name: "n",
        instances: { "a.b": instance(cell) },
        wires: () => [],
        moves: () => [],
      });
    expect(messageOf(badName)).toBe(
      'Network "n", instance "a.b": a name is letters, digits, "_" and "-", starting with a letter.',
    );
  });
});

function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return "nothing was thrown";
}
