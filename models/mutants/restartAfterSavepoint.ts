import { jobScheduler } from "../machines/jobScheduler.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const restartAfterSavepoint: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "restart-after-savepoint",
  description:
    "A task that fails after the savepoint of a stop restarts the job from the last checkpoint.",
  mutates: twoPhaseCommitSink.name,
  origin: "B44 FLINK-26783: other sinks have committed with the savepoint already.",
  killedBy: "commit iff durable",
  scenario: "stop-with-savepoint",
  machines: {
    ...twoPhaseCommitSink.machines,
    scheduler: jobScheduler.provide({ guards: { isFatalAfterSavepoint: () => false } }),
  },
};
