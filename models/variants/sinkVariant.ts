import type { AnyStateMachine } from "xstate";

/** A transactional sink that is one operator behind its source (TwoPhaseCommitSinkFunction). */
export interface TransactionalSink {
  readonly kind: "transactional";
  readonly sink: AnyStateMachine;
}

/** A sink whose writes are visible at once. */
export interface WriteThroughSink {
  readonly kind: "write through";
  readonly sink: AnyStateMachine;
}

/** A Sink V2: a writer behind its source and a committer that is a task of its own. */
export interface CommittingSink {
  readonly kind: "writer and committer";
  readonly writer: AnyStateMachine;
  readonly channel: AnyStateMachine;
  readonly committer: AnyStateMachine;
}

/** The machines that a job with sinks is built from, one for each role. */
export interface SinkMachines {
  readonly source: AnyStateMachine;
  readonly sink: TransactionalSink | WriteThroughSink | CommittingSink;
  readonly externalSystem: AnyStateMachine;
  readonly checkpointStorage: AnyStateMachine;
  readonly responder: AnyStateMachine;
  readonly notifications: AnyStateMachine;
  readonly coordinator: AnyStateMachine;
  readonly scheduler: AnyStateMachine;
  readonly completedCheckpointStore: AnyStateMachine;
  readonly environment: AnyStateMachine;
}

/** A sink, and a JobManager for it, under check. Rules are replaced by `machine.provide`. */
export interface SinkVariant {
  /** As in `seamcheck check --variant`. */
  readonly name: string;
  /** One sentence: when what is written becomes visible. */
  readonly description: string;
  /** What it promises of each record in the external system. */
  readonly guarantee: "exactly once" | "at least once";
  readonly machines: SinkMachines;
}
