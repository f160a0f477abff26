import { assign, emit, setup } from "xstate";

export interface SinkEnvironmentInput {
  /** How many task failures the adversary has. */
  readonly taskFailures: number;
  /** How many failures of the JobManager. */
  readonly jobManagerFailures: number;
}

export type SinkEnvironmentContext = SinkEnvironmentInput;

export interface SinkEnvironmentEvent {
  readonly type: "failTask" | "failJobManager";
}

export interface SinkEnvironmentEmitted {
  readonly type: "taskFailed" | "jobManagerFailed";
}

/**
 * The adversary of a job with sinks: a budget of failures. It does not matter which task fails, since
 * all of them restart, nor how long it takes to notice.
 */
export const sinkEnvironment = setup({
  types: {
    context: {} as SinkEnvironmentContext,
    events: {} as SinkEnvironmentEvent,
    emitted: {} as SinkEnvironmentEmitted,
    input: {} as SinkEnvironmentInput,
  },
}).createMachine({
  id: "sinkEnvironment",
  context: ({ input }) => ({
    taskFailures: input.taskFailures,
    jobManagerFailures: input.jobManagerFailures,
  }),
  on: {
    failTask: {
      guard: ({ context }) => context.taskFailures > 0,
      actions: [
        assign(({ context }) => ({ taskFailures: context.taskFailures - 1 })),
        emit({ type: "taskFailed" }),
      ],
    },
    failJobManager: {
      guard: ({ context }) => context.jobManagerFailures > 0,
      actions: [
        assign(({ context }) => ({ jobManagerFailures: context.jobManagerFailures - 1 })),
        emit({ type: "jobManagerFailed" }),
      ],
    },
  },
});
