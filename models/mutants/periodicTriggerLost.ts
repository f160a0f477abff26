import { assign } from "xstate";
import { checkpointCoordinator } from "../machines/checkpointCoordinator.ts";
import { twoPhaseCommitSink } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const periodicTriggerLost: SinkMutant = {
  ...twoPhaseCommitSink,
  name: "periodic-trigger-lost",
  description:
    "A failover that aborts the pending checkpoints forgets the trigger that waits for one of them.",
  mutates: twoPhaseCommitSink.name,
  origin: "B27 FLINK-13256: no checkpoint is ever triggered again.",
  killedBy: "checkpoint possible",
  scenario: "deferred-trigger",
  machines: {
    ...twoPhaseCommitSink.machines,
    coordinator: checkpointCoordinator.provide({
      actions: { resumePeriodicTriggerAfterFailover: assign({}) },
    }),
  },
};
