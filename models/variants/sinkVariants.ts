import { atLeastOnceSink as atLeastOnceSinkMachine } from "../machines/atLeastOnceSink.ts";
import { boundedSource } from "../machines/boundedSource.ts";
import { checkpointCoordinator } from "../machines/checkpointCoordinator.ts";
import { checkpointNotifications } from "../machines/checkpointNotifications.ts";
import { checkpointResponder } from "../machines/checkpointResponder.ts";
import { checkpointStorage } from "../machines/checkpointStorage.ts";
import { committableChannel } from "../machines/committableChannel.ts";
import { committer } from "../machines/committer.ts";
import { completedCheckpointStore } from "../machines/completedCheckpointStore.ts";
import { jobScheduler } from "../machines/jobScheduler.ts";
import { sinkEnvironment } from "../machines/sinkEnvironment.ts";
import { sinkWriter } from "../machines/sinkWriter.ts";
import { transactionalSystem } from "../machines/transactionalSystem.ts";
import { twoPhaseCommitSink as twoPhaseCommitSinkMachine } from "../machines/twoPhaseCommitSink.ts";
import type {
  CommittingSink,
  SinkMachines,
  SinkVariant,
  TransactionalSink,
  WriteThroughSink,
} from "./sinkVariant.ts";

/** Everything but the sink. */
const job: Omit<SinkMachines, "sink"> = {
  source: boundedSource,
  externalSystem: transactionalSystem,
  checkpointStorage,
  responder: checkpointResponder,
  notifications: checkpointNotifications,
  coordinator: checkpointCoordinator,
  scheduler: jobScheduler,
  completedCheckpointStore,
  environment: sinkEnvironment,
};

/** The operators of each sink, from which a mutant replaces one. */
export const twoPhaseCommitSinkOperators: TransactionalSink = {
  kind: "transactional",
  sink: twoPhaseCommitSinkMachine,
};

export const committingSinkOperators: CommittingSink = {
  kind: "writer and committer",
  writer: sinkWriter,
  channel: committableChannel,
  committer,
};

export const atLeastOnceSinkOperators: WriteThroughSink = {
  kind: "write through",
  sink: atLeastOnceSinkMachine,
};

/** The legacy transactional sink (TwoPhaseCommitSinkFunction, A5.1). */
export const twoPhaseCommitSink: SinkVariant = {
  name: "two-phase-commit-sink",
  description:
    "One operator pre-commits a transaction with each snapshot and commits all of them up to the " +
    "checkpoint it is notified of.",
  guarantee: "exactly once",
  machines: { ...job, sink: twoPhaseCommitSinkOperators },
};

/** A Sink V2 with its writer and committer in two tasks (A5.2). */
export const committingSink: SinkVariant = {
  name: "committing-sink",
  description:
    "A writer sends prepared transactions ahead of the barrier, and a committer behind a channel " +
    "commits all of them up to the checkpoint it is notified of.",
  guarantee: "exactly once",
  machines: { ...job, sink: committingSinkOperators },
};

/** A sink without transactions (DeliveryGuarantee.AT_LEAST_ONCE). */
export const atLeastOnceSink: SinkVariant = {
  name: "at-least-once-sink",
  description: "Records are visible once they are sent, and all are sent before each snapshot.",
  guarantee: "at least once",
  machines: { ...job, sink: atLeastOnceSinkOperators },
};

/** The sinks that are meant to be correct, in the order in which they are listed. */
export const sinkVariants: readonly SinkVariant[] = [
  twoPhaseCommitSink,
  committingSink,
  atLeastOnceSink,
];
