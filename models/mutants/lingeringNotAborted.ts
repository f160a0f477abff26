import { emit } from "xstate";
import { twoPhaseCommitSink as twoPhaseCommitSinkMachine } from "../machines/twoPhaseCommitSink.ts";
import { twoPhaseCommitSink, twoPhaseCommitSinkOperators } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const lingeringNotAborted: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "lingering-not-aborted",
  description: "A restore aborts what older attempts left behind, but not what the last one did.",
  mutates: twoPhaseCommitSink.name,
  origin: "recoverAndAbort off by one (A5.1): readers wait until the transaction times out.",
  killedBy: "no lingering transactions",
  scenario: "lost-notification",
  machines: {
    ...twoPhaseCommitSink.machines,
    sink: {
      ...twoPhaseCommitSinkOperators,
      sink: twoPhaseCommitSinkMachine.provide({
        actions: {
          recoverAndAbort: emit((_, { attempt }: { readonly attempt: number }) => ({
            type: "abortLingering",
            attempt: attempt - 1,
          })),
        },
      }),
    },
  },
};
