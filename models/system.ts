import { defineNetwork, instance } from "../src/checker/network/index.ts";
import type { Instance, Move, Network, Wire } from "../src/checker/network/index.ts";
import { ModelError } from "../src/checker/errors.ts";
import { channelName, checkTopology, inputsOf, outputsOf, verticesOf } from "./topology.ts";
import type { Topology } from "./topology.ts";
import type { ProtocolMachines, Variant } from "./variants/variant.ts";

/** A topology under a variant, ready to be explored: what properties are made for. */
export interface System {
  readonly topology: Topology;
  readonly network: Network;
}

/** The one JobManager of every system. */
export const JOB_MANAGER = "jobManager";

/** The adversary of every system that has a crash to spend. */
const ENVIRONMENT = "environment";

/** The instance that keeps the snapshots of a source or task. */
export function backendName(vertex: string): string {
  return `${vertex}_backend`;
}

/** The instance that carries the acknowledgements of a source or task. */
export function responderName(vertex: string): string {
  return `${vertex}_responder`;
}

/**
 * Builds the network of a topology under a variant: one instance for each source, task and channel,
 * a state backend and a checkpoint responder for each source and task, one JobManager and, if there
 * are crashes, the environment.
 *
 * @throws ModelError for a topology that is no job, and for vertex names that clash.
 */
export function buildSystem(name: string, topology: Topology, variant: Variant): System {
  checkTopology(topology);
  const network = defineNetwork({
    name,
    instances: instancesOf(topology, variant.machines),
    wires: (wire) => [
      ...topology.sources.flatMap(({ name }) => sourceWires(topology, name, wire)),
      ...topology.tasks.flatMap(({ name }) => taskWires(topology, name, wire)),
      ...verticesOf(topology).flatMap((vertex) => checkpointWires(topology, vertex, wire)),
      ...(topology.crashes > 0 ? failoverWires(topology, wire) : []),
    ],
    moves: (move) => movesOf(topology, move),
  });
  return { topology, network };
}

type WireBuilder = (
  from: `${string}.${string}`,
  to: `${string}.${string}`,
  options?: { blocking?: boolean; with?: Record<string, string | number> },
) => Wire;

type MoveBuilder = (
  target: `${string}.${string}`,
  options?: { kind?: "fault"; with?: Record<string, number> },
) => Move;

function instancesOf(topology: Topology, machines: ProtocolMachines): Record<string, Instance> {
  const { crashes, checkpoints: maxCheckpoints, maxConcurrentCheckpoints } = topology;
  const vertices = verticesOf(topology);
  const coordinator = { tasks: vertices, maxCheckpoints, maxConcurrentCheckpoints };
  const entries: [name: string, instance: Instance][] = [
    ...topology.sources.map(({ name, records }) => entry(name, machines.source, { records })),
    ...topology.channels.map((channel) =>
      entry(channelName(channel), machines.channel, { capacity: channel.capacity }),
    ),
    ...topology.tasks.map(({ name }) =>
      entry(name, machines.task, { channels: inputsOf(topology, name).length }),
    ),
    ...vertices.map((vertex) => entry(backendName(vertex), machines.stateBackend)),
    ...vertices.map((vertex) => entry(responderName(vertex), machines.checkpointResponder)),
    entry(JOB_MANAGER, machines.jobManager, coordinator),
  ];
  if (crashes > 0) entries.push(entry(ENVIRONMENT, machines.environment, { crashes }));
  refuseClashes(entries.map(([name]) => name));
  return Object.fromEntries(entries);
}

function entry(
  name: string,
  machine: ProtocolMachines[keyof ProtocolMachines],
  input?: object,
): [string, Instance] {
  return [name, instance(machine, input)];
}

function refuseClashes(names: readonly string[]): void {
  const clash = names.find((name, index) => names.indexOf(name) !== index);
  if (clash === undefined) return;
  throw new ModelError(
    `Topology: two instances would be called "${clash}". Rename the vertex behind one of them.`,
  );
}

/** A source names its records; a full channel blocks them, and a barrier always passes. */
function sourceWires(topology: Topology, source: string, wire: WireBuilder): Wire[] {
  return outputsOf(topology, source).flatMap((channel) => [
    wire(`${source}.record`, `${channelName(channel)}.addRecord`, {
      blocking: true,
      with: { source },
    }),
    wire(`${source}.barrier`, `${channelName(channel)}.addBarrier`),
  ]);
}

/** A task refuses what comes through a blocked channel, and is blocked by a full output. */
function taskWires(topology: Topology, task: string, wire: WireBuilder): Wire[] {
  return [
    ...inputsOf(topology, task).flatMap((input, channel) => [
      wire(`${channelName(input)}.record`, `${task}.record`, { blocking: true, with: { channel } }),
      wire(`${channelName(input)}.barrier`, `${task}.barrier`, {
        blocking: true,
        with: { channel },
      }),
    ]),
    ...outputsOf(topology, task).flatMap((output) => [
      wire(`${task}.record`, `${channelName(output)}.addRecord`, { blocking: true }),
      wire(`${task}.barrier`, `${channelName(output)}.addBarrier`),
    ]),
  ];
}

function checkpointWires(topology: Topology, vertex: string, wire: WireBuilder): Wire[] {
  const backend = backendName(vertex);
  const responder = responderName(vertex);
  const isSource = topology.sources.some(({ name }) => name === vertex);
  return [
    ...(isSource ? [wire(`${JOB_MANAGER}.triggerCheckpoint`, `${vertex}.triggerCheckpoint`)] : []),
    wire(`${vertex}.snapshot`, `${backend}.store`),
    wire(`${vertex}.acknowledge`, `${responder}.acknowledge`),
    wire(`${responder}.acknowledge`, `${JOB_MANAGER}.acknowledge`, { with: { task: vertex } }),
    wire(`${JOB_MANAGER}.checkpointCompleted`, `${backend}.checkpointCompleted`),
  ];
}

/** While the job restarts nothing is left to crash: the failure is refused and the move with it. */
function failoverWires(topology: Topology, wire: WireBuilder): Wire[] {
  const cancelled = [...verticesOf(topology), ...topology.channels.map(channelName)];
  return [
    wire(`${ENVIRONMENT}.taskFailed`, `${JOB_MANAGER}.taskFailed`, { blocking: true }),
    ...cancelled.map((name) => wire(`${JOB_MANAGER}.cancel`, `${name}.cancel`)),
    ...verticesOf(topology).flatMap((vertex) => [
      wire(`${JOB_MANAGER}.restore`, `${backendName(vertex)}.restore`),
      wire(`${backendName(vertex)}.restored`, `${vertex}.restore`),
    ]),
  ];
}

function movesOf(topology: Topology, move: MoveBuilder): Move[] {
  const checkpoints = Array.from({ length: topology.checkpoints }, (_, index) => index + 1);
  return [
    ...topology.sources.flatMap(({ name }) => [
      move(`${name}.emit`),
      move(`${name}.performCheckpoint`),
    ]),
    ...topology.channels.map((channel) => move(`${channelName(channel)}.deliver`)),
    ...verticesOf(topology).flatMap((vertex) =>
      checkpoints.map((checkpoint) =>
        move(`${responderName(vertex)}.deliver`, { with: { checkpoint } }),
      ),
    ),
    move(`${JOB_MANAGER}.trigger`),
    ...(topology.crashes > 0
      ? [move(`${ENVIRONMENT}.crash`, { kind: "fault" }), move(`${JOB_MANAGER}.restart`)]
      : []),
  ];
}
