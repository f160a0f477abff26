import { assign, emit, setup } from "xstate";
import { defineNetwork, instance, type Instance } from "../../network/index.ts";
import { always, deadlockFree } from "../../property/index.ts";
import { planted, type PlantedBug } from "./plantedBug.ts";

const coordinator = setup({
  types: {} as {
    context: { votes: number; participants: number };
    input: { participants: number };
    events:
      | { type: "start"; round: number }
      | { type: "vote"; round: number }
      | { type: "timeout" }
      | { type: "restart" };
    emitted: { type: "prepare"; round: number } | { type: "commit"; round: number };
  },
}).createMachine({
  id: "coordinator",
  context: ({ input }) => ({ votes: 0, participants: input.participants }),
  initial: "idle",
  states: {
    idle: {
      on: {
        start: {
          target: "preparing",
          actions: emit(({ event }) => ({ type: "prepare" as const, round: event.round })),
        },
        vote: {},
      },
    },
    preparing: {
      on: {
        // The planted bug: votes are counted whatever round they belong to.
        vote: [
          {
            guard: ({ context }) => context.votes + 1 === context.participants,
            target: "idle",
            actions: [
              assign({ votes: 0 }),
              emit(({ event }) => ({ type: "commit" as const, round: event.round })),
            ],
          },
          { actions: assign({ votes: ({ context }) => context.votes + 1 }) },
        ],
        timeout: { target: "idle", actions: assign({ votes: 0 }) },
        restart: { target: "idle" },
      },
    },
  },
});

const participant = setup({
  types: {} as {
    context: { asked: number[]; voted: number[] };
    events:
      | { type: "prepare"; round: number }
      | { type: "vote"; round: number }
      | { type: "commit"; round: number };
    emitted: { type: "vote"; round: number };
  },
}).createMachine({
  id: "participant",
  context: { asked: [], voted: [] },
  initial: "sound",
  on: {
    prepare: {
      actions: assign({
        asked: ({ context, event }) =>
          [...new Set([...context.asked, event.round])].sort((a, b) => a - b),
      }),
    },
  },
  states: {
    sound: {
      on: {
        vote: {
          guard: ({ context, event }) => context.asked.includes(event.round),
          actions: [
            assign({
              asked: ({ context, event }) => context.asked.filter((r) => r !== event.round),
              voted: ({ context, event }) =>
                [...new Set([...context.voted, event.round])].sort((a, b) => a - b),
            }),
            emit(({ event }) => ({ type: "vote" as const, round: event.round })),
          ],
        },
        commit: [
          {
            guard: ({ context, event }) => context.voted.includes(event.round),
            actions: assign({ asked: [], voted: [] }),
          },
          { target: "surprised" },
        ],
      },
    },
    surprised: { on: { commit: { actions: assign({ asked: [], voted: [] }) } } },
  },
});

/** Two-phase commit whose coordinator mixes up the votes of its rounds. */
export function mixedUpVotes(participants = 2, rounds = 3): PlantedBug {
  const names = Array.from({ length: participants }, (_, index) => `p${index + 1}` as const);
  const instances = Object.fromEntries(
    names.map((name): [string, Instance] => [name, instance(participant)]),
  );
  const numbers = Array.from({ length: rounds }, (_, index) => index + 1);
  const network = defineNetwork<Record<string, Instance>>({
    name: "mixed-up votes",
    instances: { coordinator: instance(coordinator, { participants }), ...instances },
    wires: (wire) =>
      names.flatMap((name) => [
        wire("coordinator.prepare", `${name}.prepare`),
        wire("coordinator.commit", `${name}.commit`),
        wire(`${name}.vote`, "coordinator.vote", { blocking: true }),
      ]),
    moves: (move) => [
      ...numbers.map((round) => move("coordinator.start", { with: { round } })),
      move("coordinator.timeout", { kind: "timeout" }),
      move("coordinator.restart", { kind: "fault" }),
      ...names.flatMap((name) => numbers.map((round) => move(`${name}.vote`, { with: { round } }))),
    ],
  });
  return planted(
    network,
    always("commit only what was voted for", {
      description: "A participant commits a round only if it voted for that round.",
      reads: names,
      holds: (view) => names.every((name) => view[name]!.value === "sound"),
    }),
  );
}

const fork = setup({
  types: {} as { events: { type: "take" } | { type: "put" } },
}).createMachine({
  id: "fork",
  initial: "free",
  states: { free: { on: { take: "taken" } }, taken: { on: { put: "free" } } },
});

const philosopher = setup({
  types: {} as {
    context: { meals: number };
    events: { type: "takeLeft" } | { type: "takeRight" } | { type: "putBoth" };
    emitted: { type: "left" } | { type: "right" } | { type: "done" };
  },
}).createMachine({
  id: "philosopher",
  context: { meals: 0 },
  initial: "thinking",
  states: {
    thinking: {
      on: { takeLeft: { target: "waiting", actions: emit({ type: "left" as const }) } },
    },
    waiting: {
      on: { takeRight: { target: "eating", actions: emit({ type: "right" as const }) } },
    },
    eating: {
      on: {
        putBoth: {
          target: "thinking",
          actions: [
            assign({ meals: ({ context }) => (context.meals + 1) % 3 }),
            emit({ type: "done" as const }),
          ],
        },
      },
    },
  },
});

/** Philosophers who all take the fork on their left first. */
export function diningPhilosophers(): PlantedBug {
  const seats = [0, 1, 2, 3];
  const network = defineNetwork<Record<string, Instance>>({
    name: "dining philosophers",
    instances: Object.fromEntries(
      seats.flatMap((seat): [string, Instance][] => [
        [`philosopher${seat}`, instance(philosopher)],
        [`fork${seat}`, instance(fork)],
      ]),
    ),
    wires: (wire) =>
      seats.flatMap((seat) => [
        wire(`philosopher${seat}.left`, `fork${seat}.take`, { blocking: true }),
        wire(`philosopher${seat}.right`, `fork${(seat + 1) % 4}.take`, { blocking: true }),
        wire(`philosopher${seat}.done`, `fork${seat}.put`),
        wire(`philosopher${seat}.done`, `fork${(seat + 1) % 4}.put`),
      ]),
    moves: (move) =>
      seats.flatMap((seat) => [
        move(`philosopher${seat}.takeLeft`),
        move(`philosopher${seat}.takeRight`),
        move(`philosopher${seat}.putBoth`),
      ]),
  });
  return planted(
    network,
    deadlockFree("somebody can go on", { description: "", reads: [], holds: () => false }),
  );
}
