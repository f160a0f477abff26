import fc from "fast-check";
import { assign, setup } from "xstate";
import { defineNetwork, instance, observer, type Instance } from "../../network/index.ts";
import { always, contextOf, never, type Model, type Property } from "../../property/index.ts";
import { cell, counter } from "../../testing/counters.ts";

/** A model of a network and some properties, with a name that no test looks at. */
export function modelOf(network: Model["network"], properties: readonly Property[] = []): Model {
  return { scenario: network.name, variant: "test", network, properties };
}

/** A producer, a cell that can be full, a fault that empties it, and a clock of low priority. */
export const handover = defineNetwork({
  name: "handover",
  instances: {
    producer: instance(counter, { limit: 3 }),
    cell: instance(cell),
    consumer: instance(counter, { limit: 3 }),
    clock: instance(counter, { limit: 2 }),
  },
  wires: (wire) => [
    wire("producer.counted", "cell.put", { blocking: true }),
    wire("cell.taken", "consumer.tick", { blocking: true }),
  ],
  moves: (move) => [
    move("producer.tick"),
    move("cell.take"),
    move("producer.reset", { kind: "fault" }),
    move("clock.tick", { priority: -1 }),
  ],
});

/** Counters that have nothing to do with one another: `counter0` ticks `ticks[0]` times, and so on. */
export function counters(...ticks: number[]): Model["network"] {
  return defineNetwork({
    name: "counters",
    instances: Object.fromEntries(
      ticks.map((limit, index) => [`counter${index}`, instance(counter, { limit })]),
    ),
    wires: () => [],
    moves: (move) => ticks.map((_, index) => move(`counter${index}.tick`)),
  });
}

/** Counts what comes in from two sides. */
const referee = setup({
  types: {} as {
    context: { early: number; late: number };
    events: { type: "early" } | { type: "late" };
  },
}).createMachine({
  id: "referee",
  context: { early: 0, late: 0 },
  on: {
    early: { actions: assign({ early: ({ context }) => context.early + 1 }) },
    late: { actions: assign({ late: ({ context }) => context.late + 1 }) },
  },
});

/** What a planted violation is made from. */
export interface Planting {
  readonly workers: number;
  readonly ticks: number;
  /** The worker that has to be complete before the other one has begun. */
  readonly hasty: number;
  readonly tardy: number;
}

export const plantingArbitrary: fc.Arbitrary<Planting> = fc
  .record({
    workers: fc.integer({ min: 2, max: 5 }),
    ticks: fc.integer({ min: 2, max: 3 }),
    hasty: fc.nat(4),
    tardy: fc.nat(4),
  })
  .filter(({ workers, hasty, tardy }) => hasty !== tardy && Math.max(hasty, tardy) < workers);

/** Workers that all tick, one of which must not be complete before a certain other has begun. */
export function planted({ workers, ticks, hasty, tardy }: Planting): Model {
  const names = Array.from({ length: workers }, (_, index) => `worker${index}`);
  const network = defineNetwork({
    name: "planted",
    instances: Object.fromEntries<Instance>([
      ...names.map((name): [string, Instance] => [name, instance(counter, { limit: ticks })]),
      ["referee", observer(referee)],
    ]),
    wires: (wire) => [
      wire(`worker${hasty}.counted`, "referee.early"),
      wire(`worker${tardy}.counted`, "referee.late"),
    ],
    moves: (move) => names.map((name) => move(`${name}.tick`)),
  });
  return modelOf(network, [
    never(PLANTED, {
      description: "The hasty worker is not complete before the tardy one has begun.",
      reads: ["referee"],
      bad: (view) => {
        const { early, late } = contextOf<{ early: number; late: number }>(view, "referee");
        return early === ticks && late === 0;
      },
      explain: () => "the hasty worker is complete, and the tardy one has not begun",
    }),
    always("true", { description: "Nothing.", reads: names, holds: () => true }),
  ]);
}

/** The name of the property that planted networks violate. */
export const PLANTED = "nobody is hasty";
