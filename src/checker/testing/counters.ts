import { assign, emit, setup } from "xstate";

/** Counts `tick` up to a limit, tells `counted` each time, and refuses further ticks. */
export const counter = setup({
  types: {} as {
    context: { count: number; limit: number };
    input: { limit: number };
    events: { type: "tick" } | { type: "reset" };
    emitted: { type: "counted" };
  },
}).createMachine({
  id: "counter",
  context: ({ input }) => ({ count: 0, limit: input.limit }),
  on: {
    tick: {
      guard: ({ context }) => context.count < context.limit,
      actions: [
        assign({ count: ({ context }) => context.count + 1 }),
        emit({ type: "counted" as const }),
      ],
    },
    reset: {
      guard: ({ context }) => context.count === context.limit,
      actions: assign({ count: 0 }),
    },
  },
});

/** A cell that holds one item: `put` is refused while it is full, `take` while it is empty. */
export const cell = setup({
  types: {} as {
    context: Record<string, never>;
    events: { type: "put" } | { type: "take" };
    emitted: { type: "taken" };
  },
}).createMachine({
  id: "cell",
  context: {},
  initial: "empty",
  states: {
    empty: { on: { put: "full" } },
    full: { on: { take: { target: "empty", actions: emit({ type: "taken" as const }) } } },
  },
});
