import fc from "fast-check";
import { assign, emit, setup } from "xstate";
import { defineNetwork, instance, observer, type Network } from "../network/index.ts";

/** What a random machine does on an event: where it goes, and what it does there. */
interface RandomTransition {
  readonly event: number;
  readonly from: number;
  readonly to: number;
  /** Enabled only below this count, or always. */
  readonly below: number | null;
  readonly increment: boolean;
  readonly emits: number | null;
}

/** A random network as plain data, so that fast-check can shrink and print it. */
export interface RandomNetworkPlan {
  readonly machines: readonly (readonly RandomTransition[])[];
  readonly instances: readonly { readonly machine: number; readonly observer: boolean }[];
  readonly wires: readonly {
    readonly from: number;
    readonly port: number;
    readonly to: number;
    readonly event: number;
    readonly blocking: boolean;
  }[];
  readonly moves: readonly {
    readonly instance: number;
    readonly event: number;
    readonly priority: number;
    readonly fault: boolean;
  }[];
}

const STATES = 3;
const EVENTS = 3;
const MAX_COUNT = 2;

const transitionArbitrary: fc.Arbitrary<RandomTransition> = fc.record({
  event: fc.nat(EVENTS - 1),
  from: fc.nat(STATES - 1),
  to: fc.nat(STATES - 1),
  below: fc.option(fc.integer({ min: 1, max: MAX_COUNT })),
  increment: fc.boolean(),
  emits: fc.option(fc.nat(EVENTS - 1)),
});

/** Networks of up to four instances of up to two machines, with every feature of DESIGN §3. */
export const randomNetworkPlan: fc.Arbitrary<RandomNetworkPlan> = fc
  .record({
    machines: fc.array(fc.array(transitionArbitrary, { minLength: 2, maxLength: 8 }), {
      minLength: 1,
      maxLength: 2,
    }),
    size: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ machines, size }) =>
    fc.record({
      machines: fc.constant(machines),
      instances: fc.array(
        fc.record({ machine: fc.nat(machines.length - 1), observer: fc.boolean() }),
        { minLength: size, maxLength: size },
      ),
      wires: fc.uniqueArray(
        fc.record({
          from: fc.nat(size - 1),
          port: fc.nat(EVENTS - 1),
          to: fc.nat(size - 1),
          event: fc.nat(EVENTS - 1),
          blocking: fc.boolean(),
        }),
        { maxLength: 5, selector: (w) => `${w.from} ${w.port} ${w.to} ${w.event}` },
      ),
      moves: fc.uniqueArray(
        fc.record({
          instance: fc.nat(size - 1),
          event: fc.nat(EVENTS - 1),
          priority: fc.nat(1),
          fault: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6, selector: (m) => `${m.instance} ${m.event}` },
      ),
    }),
  );

/** Builds the network that a plan describes. */
export function buildRandomNetwork(plan: RandomNetworkPlan): Network {
  const machines = plan.machines.map(buildMachine);
  const name = (index: number): `n${number}` => `n${index}`;
  return defineNetwork({
    name: "random",
    instances: Object.fromEntries(
      plan.instances.map((entry, index) => [
        name(index),
        (entry.observer ? observer : instance)(machines[entry.machine]!),
      ]),
    ),
    wires: (wire) =>
      plan.wires.map(({ from, port, to, event, blocking }) =>
        wire(`${name(from)}.e${port}`, `${name(to)}.e${event}`, { blocking }),
      ),
    moves: (move) =>
      plan.moves.map(({ instance: target, event, priority, fault }) =>
        move(`${name(target)}.e${event}`, { priority, kind: fault ? "fault" : "progress" }),
      ),
    maxDeliveriesPerStep: 50,
  });
}

function buildMachine(transitions: readonly RandomTransition[], index: number) {
  const machineSetup = setup({
    types: {} as {
      context: { count: number };
      events: { type: string };
      emitted: { type: string };
    },
    guards: {
      below1: ({ context }) => context.count < 1,
      below2: ({ context }) => context.count < 2,
      neverTrue: () => false,
    },
    actions: {
      increment: assign({ count: ({ context }) => Math.min(MAX_COUNT, context.count + 1) }),
      emit0: emit({ type: "e0" }),
      emit1: emit({ type: "e1" }),
      emit2: emit({ type: "e2" }),
    },
  });
  const stateConfig = (from: number) => ({
    on: Object.fromEntries(
      Array.from({ length: EVENTS }, (_, event) => [
        `e${event}`,
        transitions.filter((t) => t.from === from && t.event === event).map(transitionConfig),
      ]),
    ),
  });
  const never = { guard: "neverTrue", actions: ["emit0", "emit1", "emit2"] } as const;
  return machineSetup.createMachine({
    id: `machine${index}`,
    context: { count: 0 },
    initial: "s0",
    // Never taken; they make every event and port known, so that any of them may be wired.
    on: { e0: never, e1: never, e2: never },
    states: { s0: stateConfig(0), s1: stateConfig(1), s2: stateConfig(2) },
  });
}

function transitionConfig({ to, below, increment, emits }: RandomTransition) {
  const emission = emits === null ? [] : [`emit${emits}` as "emit0" | "emit1" | "emit2"];
  return {
    target: `s${to}`,
    ...(below !== null && { guard: `below${below}` as "below1" | "below2" }),
    actions: [...(increment ? (["increment"] as const) : []), ...emission],
  };
}
