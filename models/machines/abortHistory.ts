import { assign, setup } from "xstate";

export interface AbortHistoryContext {
  /** How often the task has declined each checkpoint, by id. */
  readonly aborts: Readonly<Record<string, number>>;
}

export interface AbortHistoryEvent {
  readonly type: "decline";
  readonly checkpoint: number;
}

/** An observer of the task's barrier handler: how often it aborted which checkpoint. */
export const abortHistory = setup({
  types: { context: {} as AbortHistoryContext, events: {} as AbortHistoryEvent },
}).createMachine({
  id: "abortHistory",
  context: { aborts: {} },
  on: {
    decline: {
      actions: assign(({ context: { aborts }, event: { checkpoint } }) => ({
        aborts: { ...aborts, [checkpoint]: (aborts[String(checkpoint)] ?? 0) + 1 },
      })),
    },
  },
});
