import { defineNetwork, instance, observer } from "../src/checker/network/index.ts";
import type { Instance, Move, Network, Wire } from "../src/checker/network/index.ts";
import { commitHistory } from "./machines/commitHistory.ts";
import {
  COMMIT_HISTORY,
  COMPLETED_CHECKPOINT_STORE,
  COORDINATOR,
  SCHEDULER,
  SINK_ENVIRONMENT,
  when,
} from "./sinkNetwork.ts";
import type { MoveBuilder, WireBuilder } from "./sinkNetwork.ts";
import { pipelineInstances, pipelineMoves, pipelineWires, sinkPipelines } from "./sinkPipeline.ts";
import type { SinkPipeline } from "./sinkPipeline.ts";
import { checkSinkScope, hasFailures } from "./sinkScope.ts";
import type { SinkScope } from "./sinkScope.ts";
import type { SinkMachines, SinkVariant } from "./variants/sinkVariant.ts";

/** A job with sinks, ready to be explored: what properties are made for. */
export interface SinkSystem {
  readonly scope: SinkScope;
  readonly variant: SinkVariant;
  readonly pipelines: readonly SinkPipeline[];
  readonly network: Network;
}

/**
 * Builds the network of a job with sinks: for each sink a pipeline from its source to the external
 * system, and once the coordinator, the scheduler, the completed checkpoint store and the adversary.
 * The pipelines have nothing in common but their checkpoints, as the subtasks of a job that forwards.
 *
 * @throws ModelError for a scope in which nothing could happen.
 */
export function buildSinkSystem(name: string, scope: SinkScope, variant: SinkVariant): SinkSystem {
  checkSinkScope(scope);
  const pipelines = sinkPipelines(scope, variant);
  const network = defineNetwork({
    name,
    instances: Object.fromEntries([
      ...pipelines.flatMap((pipeline) => pipelineInstances(pipeline, scope, variant.machines)),
      ...jobManagerInstances(scope, variant, pipelines),
    ]),
    wires: (wire: WireBuilder) => [
      ...jobManagerWires(scope, wire),
      ...pipelines.flatMap((pipeline) => pipelineWires(pipeline, scope, wire)),
    ],
    moves: (move: MoveBuilder) => [
      ...pipelines.flatMap((pipeline) => pipelineMoves(pipeline, scope, move)),
      ...jobManagerMoves(scope, move),
    ],
  });
  return { scope, variant, pipelines, network };
}

function jobManagerInstances(
  scope: SinkScope,
  { machines }: SinkVariant,
  pipelines: readonly SinkPipeline[],
): [name: string, instance: Instance][] {
  const tasks = pipelines.flatMap((pipeline) => pipeline.tasks.map(({ name }) => name));
  return [
    [
      COORDINATOR,
      instance(machines.coordinator, {
        tasks,
        maxCheckpoints: scope.checkpoints,
        maxConcurrentCheckpoints: scope.maxConcurrentCheckpoints,
        savepoints: scope.savepoints,
        expirations: scope.expirations,
      }),
    ],
    [SCHEDULER, instance(machines.scheduler, { tasks: tasks.length, stops: scope.stops })],
    [
      COMPLETED_CHECKPOINT_STORE,
      instance(machines.completedCheckpointStore, {
        retained: scope.retainedCheckpoints,
        readFailures: scope.unreadableEntries,
      }),
    ],
    [COMMIT_HISTORY, observer(commitHistory)],
    ...(hasFailures(scope) ? [sinkEnvironment(scope, machines)] : []),
  ];
}

function sinkEnvironment(
  { taskFailures, jobManagerFailures }: SinkScope,
  machines: SinkMachines,
): [name: string, instance: Instance] {
  return [SINK_ENVIRONMENT, instance(machines.environment, { taskFailures, jobManagerFailures })];
}

/** A wire for what the scope does not allow would be one that no run uses, so there is none. */
function jobManagerWires(scope: SinkScope, wire: WireBuilder): Wire[] {
  return [
    wire(`${COORDINATOR}.addCheckpoint`, `${COMPLETED_CHECKPOINT_STORE}.addCheckpoint`),
    wire(`${COORDINATOR}.addCheckpoint`, `${COMMIT_HISTORY}.completed`),
    wire(`${SCHEDULER}.stopCheckpointScheduler`, `${COORDINATOR}.stopCheckpointScheduler`),
    ...(scope.stops > 0 ? stopWires(scope, wire) : []),
    ...(hasFailures(scope) ? failoverWires(wire) : []),
    ...(scope.taskFailures > 0 ? restartWires(wire) : []),
    ...(scope.jobManagerFailures > 0 ? recoveryWires(wire) : []),
  ];
}

function stopWires({ taskFailures }: SinkScope, wire: WireBuilder): Wire[] {
  return [
    wire(`${SCHEDULER}.triggerSyncSavepoint`, `${COORDINATOR}.triggerSyncSavepoint`, {
      blocking: true,
    }),
    wire(`${COORDINATOR}.syncSavepointCompleted`, `${SCHEDULER}.syncSavepointCompleted`),
    wire(`${COORDINATOR}.syncSavepointCompleted`, `${COMMIT_HISTORY}.completed`),
    ...(taskFailures > 0
      ? [wire(`${SCHEDULER}.addCheckpoint`, `${COMPLETED_CHECKPOINT_STORE}.addCheckpoint`)]
      : []),
  ];
}

function failoverWires(wire: WireBuilder): Wire[] {
  return [
    wire(`${SCHEDULER}.abortPendingCheckpoints`, `${COORDINATOR}.abortPendingCheckpoints`),
    wire(`${COMPLETED_CHECKPOINT_STORE}.latestCheckpoint`, `${SCHEDULER}.latestCheckpoint`),
    wire(`${SCHEDULER}.restore`, `${COMMIT_HISTORY}.restored`),
    wire(`${SCHEDULER}.startCheckpointScheduler`, `${COORDINATOR}.startCheckpointScheduler`),
  ];
}

/** While the job restarts nothing is left to fail: the failure is refused and the move with it. */
function restartWires(wire: WireBuilder): Wire[] {
  return [
    wire(`${SINK_ENVIRONMENT}.taskFailed`, `${SCHEDULER}.taskFailed`, { blocking: true }),
    wire(`${SCHEDULER}.getLatestCheckpoint`, `${COMPLETED_CHECKPOINT_STORE}.getLatestCheckpoint`),
  ];
}

function recoveryWires(wire: WireBuilder): Wire[] {
  return [
    wire(`${SINK_ENVIRONMENT}.jobManagerFailed`, `${SCHEDULER}.jobManagerFailed`, {
      blocking: true,
    }),
    wire(`${SCHEDULER}.recover`, `${COMPLETED_CHECKPOINT_STORE}.recover`, { blocking: true }),
  ];
}

/** Only what the scope allows is a move, so that no report calls a move untaken that could not be. */
function jobManagerMoves(scope: SinkScope, move: MoveBuilder): Move[] {
  const newestUnreadable = (value: boolean) => ({ newestUnreadable: value });
  return [
    move(`${COORDINATOR}.trigger`),
    ...when(scope.savepoints, () => [
      move(`${COORDINATOR}.triggerSavepoint`, { fairness: "none" }),
    ]),
    ...when(Number(scope.disposesSavepoints), () => [
      move(`${COORDINATOR}.disposeSavepoint`, { kind: "fault" }),
    ]),
    ...when(scope.expirations, () => [move(`${COORDINATOR}.expire`, { kind: "timeout" })]),
    ...when(scope.stops, () => [move(`${SCHEDULER}.stopWithSavepoint`, { fairness: "none" })]),
    ...when(Math.min(scope.stops, scope.taskFailures), () => [
      move(`${SCHEDULER}.resumeFromSavepoint`, { fairness: "none" }),
    ]),
    ...when(scope.taskFailures, () => [
      move(`${SINK_ENVIRONMENT}.failTask`, { kind: "fault" }),
      move(`${SCHEDULER}.restart`),
    ]),
    ...when(scope.jobManagerFailures, () => [
      move(`${SINK_ENVIRONMENT}.failJobManager`, { kind: "fault" }),
      move(`${SCHEDULER}.recover`, { with: newestUnreadable(false) }),
    ]),
    ...when(scope.unreadableEntries, () => [
      move(`${SCHEDULER}.recover`, { kind: "fault", with: newestUnreadable(true) }),
    ]),
  ];
}
