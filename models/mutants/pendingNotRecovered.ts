import { assign } from "xstate";
import { twoPhaseCommitSink as twoPhaseCommitSinkMachine } from "../machines/twoPhaseCommitSink.ts";
import { twoPhaseCommitSink, twoPhaseCommitSinkOperators } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const pendingNotRecovered: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "pending-not-recovered",
  description:
    "A restore leaves the transactions that its snapshot holds as pending to be aborted.",
  mutates: twoPhaseCommitSink.name,
  origin:
    "The classic misreading of pre-commit: that what is not committed may be rolled back (A5.1).",
  killedBy: "exactly once",
  scenario: "lost-notification",
  machines: {
    ...twoPhaseCommitSink.machines,
    sink: {
      ...twoPhaseCommitSinkOperators,
      sink: twoPhaseCommitSinkMachine.provide({ actions: { recoverAndCommit: assign({}) } }),
    },
  },
};
