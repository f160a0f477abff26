import { assign, emit, setup } from "xstate";
import { defineNetwork, instance } from "../../src/checker/network/index.ts";
import type { Instance } from "../../src/checker/network/index.ts";
import { always, sometimes } from "../../src/checker/property/index.ts";
import type { Model, StateView } from "../../src/checker/property/index.ts";

type Decision = "commit" | "abort";

/**
 * A participant. It prepares, or aborts on its own while it has not prepared; after that it does what
 * it is told.
 */
const resourceManager = setup({
  types: {
    events: {} as
      | { readonly type: "prepare" }
      | { readonly type: "chooseToAbort" }
      | { readonly type: Decision },
    emitted: {} as { readonly type: "prepared" },
  },
}).createMachine({
  id: "resourceManager",
  initial: "working",
  states: {
    working: {
      on: {
        prepare: { target: "prepared", actions: emit({ type: "prepared" }) },
        chooseToAbort: "aborted",
        commit: "committed",
        abort: "aborted",
      },
    },
    prepared: { on: { commit: "committed", abort: "aborted" } },
    committed: {},
    aborted: {},
  },
});

interface TransactionManagerContext {
  readonly participants: number;
  /** Numbers of the participants known to have prepared, in ascending order. */
  readonly prepared: readonly number[];
}

/** Commits once it knows that every participant has prepared, and may abort at any time before. */
const transactionManager = setup({
  types: {
    context: {} as TransactionManagerContext,
    events: {} as
      { readonly type: "prepared"; readonly participant: number } | { readonly type: Decision },
    emitted: {} as { readonly type: Decision },
    input: {} as Pick<TransactionManagerContext, "participants">,
  },
}).createMachine({
  id: "transactionManager",
  context: ({ input }) => ({ participants: input.participants, prepared: [] }),
  initial: "init",
  states: {
    init: {
      on: {
        prepared: {
          guard: ({ context, event }) => !context.prepared.includes(event.participant),
          actions: assign(({ context, event }) => ({
            prepared: [...context.prepared, event.participant].sort((a, b) => a - b),
          })),
        },
        commit: {
          guard: ({ context }) => context.prepared.length === context.participants,
          target: "committed",
          actions: emit({ type: "commit" }),
        },
        abort: { target: "aborted", actions: emit({ type: "abort" }) },
      },
    },
    committed: {},
    aborted: {},
  },
});

/**
 * All messages ever sent between the transaction manager and one participant. A delivered message
 * stays, so it can be lost (never delivered), repeated and overtaken; one that its receiver has no
 * use for is refused, and the step does not exist.
 */
const messages = setup({
  types: {
    context: {} as { readonly prepared: boolean; readonly decision: Decision | "none" },
    events: {} as {
      readonly type: "prepared" | Decision | "deliverPrepared" | "deliverDecision";
    },
    emitted: {} as { readonly type: "prepared" | Decision },
  },
}).createMachine({
  id: "messages",
  context: { prepared: false, decision: "none" },
  on: {
    prepared: { actions: assign({ prepared: true }) },
    commit: { actions: assign({ decision: "commit" }) },
    abort: { actions: assign({ decision: "abort" }) },
    deliverPrepared: {
      guard: ({ context }) => context.prepared,
      actions: emit({ type: "prepared" }),
    },
    deliverDecision: [
      {
        guard: ({ context }) => context.decision === "commit",
        actions: emit({ type: "commit" }),
      },
      {
        guard: ({ context }) => context.decision === "abort",
        actions: emit({ type: "abort" }),
      },
    ],
  },
});

/**
 * Two-phase commit as in Lamport's TwoPhase and Stateright's example: an own protocol checked with
 * seamcheck. It has 288, 8,832 and 296,448 distinct states for 3, 5 and 7 participants.
 */
export function twoPhaseCommit(participants: number): Model {
  const numbers = Array.from({ length: participants }, (_, index) => index + 1);
  const network = defineNetwork({
    name: `two-phase commit, ${participants} participants`,
    instances: instancesFor(participants, numbers),
    wires: (wire) =>
      numbers.flatMap((participant) => [
        wire(`participant${participant}.prepared`, `messages${participant}.prepared`),
        wire("manager.commit", `messages${participant}.commit`),
        wire("manager.abort", `messages${participant}.abort`),
        wire(`messages${participant}.prepared`, "manager.prepared", {
          blocking: true,
          with: { participant },
        }),
        wire(`messages${participant}.commit`, `participant${participant}.commit`, {
          blocking: true,
        }),
        wire(`messages${participant}.abort`, `participant${participant}.abort`, { blocking: true }),
      ]),
    moves: (move) => [
      move("manager.commit"),
      move("manager.abort"),
      ...numbers.flatMap((participant) => [
        move(`participant${participant}.prepare`),
        move(`participant${participant}.chooseToAbort`),
        move(`messages${participant}.deliverPrepared`),
        move(`messages${participant}.deliverDecision`),
      ]),
    ],
  });
  return {
    scenario: network.name,
    variant: "two-phase commit",
    network,
    properties: propertiesFor(numbers.map((participant) => `participant${participant}`)),
    glyphs: { prepare: "snapshot", prepared: "acknowledge", commit: "commit", abort: "abort" },
  };
}

function instancesFor(
  participants: number,
  numbers: readonly number[],
): Readonly<Record<string, Instance>> {
  return {
    manager: instance(transactionManager, { participants }),
    ...Object.fromEntries(
      numbers.flatMap((number): [string, Instance][] => [
        [`participant${number}`, instance(resourceManager)],
        [`messages${number}`, instance(messages)],
      ]),
    ),
  };
}

function propertiesFor(reads: readonly string[]): Model["properties"] {
  const statesIn = (view: StateView) => reads.map((name) => view[name]?.value as string);
  return [
    always("consistent", {
      description: "No participant commits while another aborts.",
      reads,
      premise: (view) => statesIn(view).includes("committed"),
      holds: (view) =>
        !(statesIn(view).includes("committed") && statesIn(view).includes("aborted")),
      explain: (view) => {
        const states = statesIn(view);
        return reads.map((name, index) => `${name} is ${states[index]!}`).join(", ");
      },
    }),
    sometimes("commit", {
      description: "All participants can commit.",
      reads,
      holds: (view) => statesIn(view).every((state) => state === "committed"),
    }),
    sometimes("abort", {
      description: "All participants can abort.",
      reads,
      holds: (view) => statesIn(view).every((state) => state === "aborted"),
    }),
  ];
}

/** What `seamcheck check models/examples/twoPhaseCommit.ts` checks. */
export default [3, 5].map(twoPhaseCommit);
