import { assign, emit, setup } from "xstate";
import { defineNetwork, instance, observer } from "../../network/index.ts";
import { always, contextOf, never } from "../../property/index.ts";
import { planted, type PlantedBug } from "./plantedBug.ts";

const counter = setup({
  types: {} as {
    context: { count: number };
    events: { type: "add"; by: number } | { type: "subtract" } | { type: "crash" };
  },
}).createMachine({
  id: "counter",
  context: { count: 0 },
  on: {
    add: {
      guard: ({ context, event }) => context.count + event.by <= 9,
      actions: assign({ count: ({ context, event }) => context.count + event.by }),
    },
    subtract: {
      guard: ({ context }) => context.count > 0,
      actions: assign({ count: ({ context }) => context.count - 1 }),
    },
    crash: { guard: ({ context }) => context.count > 0, actions: assign({ count: 0 }) },
  },
});

const countOf = (name: string) => (view: Parameters<typeof contextOf>[0]) =>
  contextOf<{ count: number }>(view, name).count;

/** Four counters, two of which may not differ in a certain way. Faults only get in the way. */
export function counters(): PlantedBug {
  const names = ["a", "b", "c", "d"] as const;
  const network = defineNetwork({
    name: "counters",
    instances: {
      a: instance(counter),
      b: instance(counter),
      c: instance(counter),
      d: instance(counter),
    },
    wires: () => [],
    moves: (move) =>
      names.flatMap((name) => [
        move(`${name}.add`, { with: { by: 1 } }),
        move(`${name}.add`, { with: { by: 2 } }),
        move(`${name}.add`, { with: { by: 3 } }),
        move(`${name}.subtract`),
        move(`${name}.crash`, { kind: "fault" }),
      ]),
  });
  return planted(
    network,
    never("four apart", {
      description: "a and b differ by four, and their sum is above seven.",
      reads: ["a", "b"],
      bad: (view) => {
        const [a, b] = [countOf("a")(view), countOf("b")(view)];
        return a - b === 4 && a + b > 7;
      },
    }),
  );
}

const producer = setup({
  types: {} as {
    context: { sent: number };
    events: { type: "produce" };
    emitted: { type: "item"; number: number };
  },
}).createMachine({
  id: "producer",
  context: { sent: 0 },
  on: {
    produce: {
      guard: ({ context }) => context.sent < 6,
      actions: [
        assign({ sent: ({ context }) => context.sent + 1 }),
        emit(({ context }) => ({ type: "item" as const, number: context.sent })),
      ],
    },
  },
});

const buffer = setup({
  types: {} as {
    context: { items: number[] };
    events: { type: "put"; number: number } | { type: "take" } | { type: "rotate" };
    emitted: { type: "taken"; number: number };
  },
}).createMachine({
  id: "buffer",
  context: { items: [] },
  on: {
    put: {
      guard: ({ context }) => context.items.length < 3,
      actions: assign({ items: ({ context, event }) => [...context.items, event.number] }),
    },
    take: {
      guard: ({ context }) => context.items.length > 0,
      actions: [
        emit(({ context }) => ({ type: "taken" as const, number: context.items[0]! })),
        assign({ items: ({ context }) => context.items.slice(1) }),
      ],
    },
    // The planted bug: the buffer forgets which end is which when it compacts while it is full.
    rotate: {
      guard: ({ context }) => context.items.length === 3,
      actions: assign({
        items: ({ context }) => [context.items[1]!, context.items[0]!, context.items[2]!],
      }),
    },
  },
});

const order = setup({
  types: {} as {
    context: { last: number; late: boolean };
    events: { type: "taken"; number: number };
  },
}).createMachine({
  id: "order",
  context: { last: 0, late: false },
  on: {
    taken: {
      actions: assign(({ context, event }) => ({
        last: event.number,
        late: context.late || event.number < context.last,
      })),
    },
  },
});

const sink = setup({
  types: {} as { context: { seen: number }; events: { type: "item" } | { type: "pause" } },
}).createMachine({
  id: "sink",
  context: { seen: 0 },
  initial: "open",
  states: {
    open: {
      on: {
        item: { actions: assign({ seen: ({ context }) => context.seen + 1 }) },
        pause: "paused",
      },
    },
    paused: { on: { pause: "open" } },
  },
});

/** A bounded buffer between two machines, with backpressure on both sides; items get out of order. */
export function boundedBuffer(): PlantedBug {
  const network = defineNetwork({
    name: "bounded buffer",
    instances: {
      producer: instance(producer),
      buffer: instance(buffer),
      sink: instance(sink),
      order: observer(order),
    },
    wires: (wire) => [
      wire("producer.item", "buffer.put", { blocking: true }),
      wire("buffer.taken", "sink.item", { blocking: true }),
      wire("buffer.taken", "order.taken"),
    ],
    moves: (move) => [
      move("producer.produce"),
      move("buffer.take"),
      move("buffer.rotate", { kind: "timeout" }),
      move("sink.pause", { kind: "fault" }),
    ],
  });
  return planted(
    network,
    always("in order", {
      description: "Items arrive in the order in which they were sent.",
      reads: ["order"],
      holds: (view) => !contextOf<{ late: boolean }>(view, "order").late,
    }),
  );
}

const process = setup({
  types: {} as {
    context: { wants: boolean; saw: boolean };
    events:
      | { type: "look" }
      | { type: "claim" }
      | { type: "enter" }
      | { type: "leave" }
      | { type: "otherClaimed" }
      | { type: "otherLeft" };
    emitted: { type: "claimed" } | { type: "left" };
  },
}).createMachine({
  id: "process",
  context: { wants: false, saw: false },
  initial: "idle",
  on: {
    otherClaimed: { actions: assign({ saw: true }) },
    otherLeft: { actions: assign({ saw: false }) },
  },
  states: {
    // The planted bug: a process looks before it claims, so two may look before either claims.
    idle: { on: { look: { guard: ({ context }) => !context.saw, target: "looked" } } },
    looked: { on: { claim: { target: "claimed", actions: emit({ type: "claimed" as const }) } } },
    claimed: { on: { enter: "critical" } },
    critical: { on: { leave: { target: "idle", actions: emit({ type: "left" as const }) } } },
  },
});

/** Three processes exclude each other with flags that they test too early. */
export function mutualExclusion(): PlantedBug {
  const names = ["first", "second", "third"] as const;
  const network = defineNetwork({
    name: "mutual exclusion",
    instances: {
      first: instance(process),
      second: instance(process),
      third: instance(process),
    },
    wires: (wire) =>
      names.flatMap((from) =>
        names
          .filter((to) => to !== from)
          .flatMap((to) => [
            wire(`${from}.claimed`, `${to}.otherClaimed`),
            wire(`${from}.left`, `${to}.otherLeft`),
          ]),
      ),
    moves: (move) =>
      names.flatMap((name) => [
        move(`${name}.look`),
        move(`${name}.claim`),
        move(`${name}.enter`),
        move(`${name}.leave`),
      ]),
  });
  return planted(
    network,
    never("two in the critical section", {
      description: "At most one process is in its critical section.",
      reads: names,
      bad: (view) => names.filter((name) => view[name]!.value === "critical").length > 1,
    }),
  );
}
