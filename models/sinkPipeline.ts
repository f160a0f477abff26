import { instance } from "../src/checker/network/index.ts";
import type { Instance, Move, Wire } from "../src/checker/network/index.ts";
import {
  COMMIT_HISTORY,
  COMPLETED_CHECKPOINT_STORE,
  COORDINATOR,
  SCHEDULER,
  when,
} from "./sinkNetwork.ts";
import type { MoveBuilder, WireBuilder } from "./sinkNetwork.ts";
import { hasFailures } from "./sinkScope.ts";
import type { SinkScope } from "./sinkScope.ts";
import type { SinkMachines, SinkVariant } from "./variants/sinkVariant.ts";

/** A task and what serves it, by the names of their instances. */
export interface SinkTask {
  readonly name: string;
  readonly storage: string;
  readonly responder: string;
  readonly notifications: string;
}

/** One source, its sink and the system that it writes to, by the names of their instances. */
export interface SinkPipeline {
  readonly kind: SinkMachines["sink"]["kind"];
  /** The task that the source heads. */
  readonly source: SinkTask;
  /** The operator chained behind the source: a sink, or the writer of one. */
  readonly sink: string;
  readonly sinkStorage: string;
  readonly channel: string;
  /** The second task, where the sink has a committer. */
  readonly committer: SinkTask;
  readonly externalSystem: string;
  /** The tasks that there are. */
  readonly tasks: readonly SinkTask[];
}

/** The pipelines of a job, numbered where there are several. */
export function sinkPipelines(
  { sinks }: SinkScope,
  { machines }: SinkVariant,
): readonly SinkPipeline[] {
  return Array.from({ length: sinks }, (_, index) => {
    const { kind } = machines.sink;
    const suffix = sinks === 1 ? "" : String(index + 1);
    const source = sinkTask(`source${suffix}`);
    const committer = sinkTask(`committer${suffix}`);
    const sink = kind === "writer and committer" ? `writer${suffix}` : `sink${suffix}`;
    return {
      kind,
      source,
      sink,
      sinkStorage: `${sink}_storage`,
      channel: `${sink}_committer${suffix}`,
      committer,
      externalSystem: `externalSystem${suffix}`,
      tasks: kind === "writer and committer" ? [source, committer] : [source],
    };
  });
}

function sinkTask(name: string): SinkTask {
  return {
    name,
    storage: `${name}_storage`,
    responder: `${name}_responder`,
    notifications: `${name}_notifications`,
  };
}

export function pipelineInstances(
  pipeline: SinkPipeline,
  scope: SinkScope,
  machines: SinkMachines,
): [name: string, instance: Instance][] {
  const { source, externalSystem } = pipeline;
  return [
    [source.name, instance(machines.source, { records: scope.records })],
    ...sinkInstances(pipeline, machines),
    ...pipeline.tasks.flatMap(({ storage, responder, notifications }) => {
      const losses = scope.lostNotifications;
      return [
        [storage, instance(machines.checkpointStorage)],
        [responder, instance(machines.responder)],
        [notifications, instance(machines.notifications, { losses })],
      ] satisfies [string, Instance][];
    }),
    [externalSystem, instance(machines.externalSystem, { timeouts: scope.transactionTimeouts })],
  ];
}

function sinkInstances(
  { sink, sinkStorage, channel, committer }: SinkPipeline,
  machines: SinkMachines,
): [name: string, instance: Instance][] {
  switch (machines.sink.kind) {
    case "transactional":
      return [
        [sink, instance(machines.sink.sink)],
        [sinkStorage, instance(machines.checkpointStorage)],
      ];
    case "write through":
      return [[sink, instance(machines.sink.sink)]];
    case "writer and committer":
      return [
        [sink, instance(machines.sink.writer)],
        [channel, instance(machines.sink.channel)],
        [committer.name, instance(machines.sink.committer)],
      ];
  }
}

export function pipelineWires(pipeline: SinkPipeline, scope: SinkScope, wire: WireBuilder): Wire[] {
  const { source, tasks } = pipeline;
  return [
    wire(`${COORDINATOR}.triggerCheckpoint`, `${source.name}.triggerCheckpoint`, {
      blocking: true,
    }),
    ...tasks.flatMap((task) => taskWires(task, wire)),
    ...sinkWires(pipeline, wire),
    ...(hasFailures(scope) ? restoreWires(pipeline, wire) : []),
  ];
}

/** What every task has: snapshots, acknowledgements and notifications. */
function taskWires(task: SinkTask, wire: WireBuilder): Wire[] {
  const { name, storage, responder, notifications } = task;
  return [
    wire(`${name}.acknowledge`, `${responder}.acknowledge`),
    wire(`${responder}.acknowledge`, `${COORDINATOR}.acknowledge`, { with: { task: name } }),
    wire(`${COORDINATOR}.notifyCheckpointComplete`, `${notifications}.notifyCheckpointComplete`),
    wire(`${COORDINATOR}.notifyCheckpointAborted`, `${notifications}.notifyCheckpointAborted`),
    wire(`${notifications}.notifyCheckpointComplete`, `${name}.notifyCheckpointComplete`),
    wire(`${name}.finished`, `${SCHEDULER}.taskFinished`),
    ...storageWires(name, storage, wire),
  ];
}

/** An operator that keeps state, and the storage of its snapshots. */
function storageWires(operator: string, storage: string, wire: WireBuilder): Wire[] {
  return [
    wire(`${operator}.snapshot`, `${storage}.store`),
    wire(`${COORDINATOR}.discard`, `${storage}.discard`),
    wire(`${COMPLETED_CHECKPOINT_STORE}.subsumed`, `${storage}.discardBelow`),
  ];
}

/** Calls along the chain and messages to the external system. */
function sinkWires(pipeline: SinkPipeline, wire: WireBuilder): Wire[] {
  const { kind, source, sink, sinkStorage, channel, committer, externalSystem } = pipeline;
  const snapshotState = wire(`${source.name}.snapshotState`, `${sink}.snapshotState`);
  switch (kind) {
    case "transactional":
      return [
        wire(`${source.name}.record`, `${sink}.invoke`),
        snapshotState,
        wire(`${source.name}.notifyCheckpointComplete`, `${sink}.notifyCheckpointComplete`),
        ...storageWires(sink, sinkStorage, wire),
        wire(`${sink}.write`, `${externalSystem}.write`),
        wire(`${sink}.prepare`, `${externalSystem}.prepare`),
        ...commitWires(sink, externalSystem, wire),
      ];
    case "write through":
      return [
        wire(`${source.name}.record`, `${sink}.invoke`),
        snapshotState,
        wire(`${sink}.publish`, `${externalSystem}.publish`),
      ];
    case "writer and committer":
      return [
        wire(`${source.name}.record`, `${sink}.write`),
        snapshotState,
        wire(`${sink}.committable`, `${channel}.addCommittable`),
        wire(`${sink}.barrier`, `${channel}.addBarrier`),
        wire(`${channel}.committable`, `${committer.name}.committable`),
        wire(`${channel}.barrier`, `${committer.name}.barrier`),
        wire(`${sink}.write`, `${externalSystem}.write`),
        wire(`${sink}.prepare`, `${externalSystem}.prepare`),
        ...commitWires(committer.name, externalSystem, wire),
      ];
  }
}

function commitWires(committer: string, externalSystem: string, wire: WireBuilder): Wire[] {
  return [
    wire(`${committer}.commit`, `${externalSystem}.commit`),
    wire(`${committer}.commit`, `${COMMIT_HISTORY}.committed`),
  ];
}

/** What a failover cancels, what it restores, and what of the external system it cleans up. */
function restoreWires(pipeline: SinkPipeline, wire: WireBuilder): Wire[] {
  const { kind, source, sink, sinkStorage, channel, committer, externalSystem, tasks } = pipeline;
  const cancel = (name: string) => wire(`${SCHEDULER}.cancel`, `${name}.cancel`);
  const restore = (name: string, storage: string) => [
    wire(`${SCHEDULER}.restore`, `${storage}.restore`),
    wire(`${storage}.restored`, `${name}.restore`),
  ];
  const ofTasks = tasks.flatMap(({ name, storage, notifications }) => [
    cancel(name),
    cancel(notifications),
    ...restore(name, storage),
  ]);
  switch (kind) {
    case "transactional":
      return [
        ...ofTasks,
        cancel(sink),
        ...restore(sink, sinkStorage),
        wire(`${sink}.abortLingering`, `${externalSystem}.abortLingering`),
      ];
    case "write through":
      return [...ofTasks, cancel(sink)];
    case "writer and committer":
      return [
        ...ofTasks,
        cancel(sink),
        cancel(channel),
        wire(`${source.storage}.restored`, `${sink}.restore`),
        wire(`${committer.name}.abortLingering`, `${externalSystem}.abortLingering`),
      ];
  }
}

export function pipelineMoves(pipeline: SinkPipeline, scope: SinkScope, move: MoveBuilder): Move[] {
  const { kind, source, sink, channel, externalSystem, tasks } = pipeline;
  const checkpoints = Array.from({ length: scope.checkpoints }, (_, index) => index + 1);
  return [
    move(`${source.name}.read`),
    ...(kind === "write through" ? [move(`${sink}.flush`)] : []),
    ...(kind === "writer and committer" ? [move(`${channel}.deliver`)] : []),
    ...tasks.flatMap(({ name, responder, notifications }) => [
      ...checkpoints.flatMap((checkpoint) => [
        move(`${responder}.deliver`, { with: { checkpoint } }),
        move(`${notifications}.deliver`, { with: { checkpoint } }),
        ...when(scope.lostNotifications, () => [
          move(`${notifications}.lose`, { kind: "fault", with: { checkpoint } }),
        ]),
      ]),
      move(`${name}.finish`),
    ]),
    ...when(kind === "write through" ? 0 : scope.transactionTimeouts, () => [
      move(`${externalSystem}.timeOut`, { kind: "fault" }),
    ]),
  ];
}
