import { assign, emit, setup } from "xstate";

export interface EnvironmentContext {
  /** How many crashes the adversary still has. */
  readonly crashes: number;
}

export interface EnvironmentInput {
  readonly crashes: number;
}

export interface EnvironmentEvent {
  readonly type: "crash";
}

export interface EnvironmentEmitted {
  readonly type: "taskFailed";
}

/**
 * The adversary: a budget of task crashes. It does not matter which task crashes, since all of them
 * restart. Nor does the time until the failure is noticed: a task that died and one that is slow to
 * act look the same to the others, so crash and notice are one step.
 */
export const environment = setup({
  types: {
    context: {} as EnvironmentContext,
    events: {} as EnvironmentEvent,
    emitted: {} as EnvironmentEmitted,
    input: {} as EnvironmentInput,
  },
}).createMachine({
  id: "environment",
  context: ({ input }) => ({ crashes: input.crashes }),
  on: {
    crash: {
      guard: ({ context }) => context.crashes > 0,
      actions: [
        assign(({ context }) => ({ crashes: context.crashes - 1 })),
        emit({ type: "taskFailed" }),
      ],
    },
  },
});
