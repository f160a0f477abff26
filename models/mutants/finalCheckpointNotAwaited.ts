import { boundedSource } from "../machines/boundedSource.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const finalCheckpointNotAwaited: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "final-checkpoint-not-awaited",
  description:
    "At the end of its input a task takes any completed checkpoint for the final one, also one that " +
    "began before.",
  mutates: twoPhaseCommitSink.name,
  origin: "StreamTask.finalCheckpointMinId of FLIP-147 left out (A1.7).",
  killedBy: "exactly once",
  scenario: "end-of-input",
  machines: {
    ...twoPhaseCommitSink.machines,
    source: boundedSource.provide({
      guards: { mayFinish: ({ context }) => context.offset === context.records },
    }),
  },
};
