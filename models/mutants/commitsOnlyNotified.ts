import { emit } from "xstate";
import { committer } from "../machines/committer.ts";
import { committingSink, committingSinkOperators } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const commitsOnlyNotified: SinkMutant = {
  ...committingSink,
  name: "commits-only-notified",
  description: "A notification commits the transaction of its own checkpoint and no earlier one.",
  mutates: committingSink.name,
  origin:
    "The classic misreading of notifyCheckpointComplete: that each checkpoint is notified (A5.3).",
  killedBy: "exactly once",
  scenario: "lost-notification",
  machines: {
    ...committingSink.machines,
    sink: {
      ...committingSinkOperators,
      committer: committer.provide({
        actions: {
          commitUpTo: emit(({ context }, { checkpoint }: { readonly checkpoint: number }) => ({
            type: "commit",
            checkpoint,
            transactions: context.committables
              .filter((committable) => committable.checkpoint === checkpoint)
              .map(({ transaction }) => transaction),
          })),
        },
      }),
    },
  },
};
