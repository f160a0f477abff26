import { ModelError } from "../src/checker/errors.ts";

/** A channel into the task under study, with the source that feeds it. */
export interface InputDescription {
  /** The source's name; the channel's parts are called after it. */
  readonly name: string;
  readonly records: number;
  /** Data buffers at the sender (Flink: max-buffers-per-channel). */
  readonly senderBuffers: number;
  /** Data buffers at the receiver; with credits, the exclusive ones, which may be 0. */
  readonly receiverBuffers: number;
  /** False for a pointwise or broadcast edge: its barriers are FORCED_ALIGNED. Default true. */
  readonly supportsUnaligned?: boolean;
  /** The source ends once its records are sent (FLIP-147). Default false: it only goes idle. */
  readonly ends?: boolean;
  /** The checkpoints whose trigger the source may decline, never the last. Default none. */
  readonly declines?: readonly number[];
}

/** The channel out of the task under study, to a sink that is as slow as it likes. */
export interface OutputDescription {
  /** Data buffers of the task's output (Flink: max-buffers-per-channel). */
  readonly buffers: number;
  /** Buffers beyond those, for a record in progress only (max-overdraft-buffers, A3). Default 0. */
  readonly overdraft?: number;
  /** 2 for a flatMap, which can get stuck between its two outputs. Default 1. */
  readonly outputsPerRecord?: 1 | 2;
  /** False inside a sink, before its committer: barriers are FORCED_ALIGNED. Default true. */
  readonly supportsUnaligned?: boolean;
}

/**
 * One task with its input channels, the sources that feed them and the bounds of the scope, as plain
 * data.
 */
export interface TaskSideTopology {
  readonly inputs: readonly InputDescription[];
  /** Default: none, so the task takes every record at once. */
  readonly output?: OutputDescription;
  /** What the JobManager triggers, in this order; a savepoint is aligned in every variant. */
  readonly checkpoints: readonly ("checkpoint" | "savepoint")[];
  /** The checkpoints that may expire while they are pending, never the last. Default none. */
  readonly expiring?: readonly number[];
  readonly crashes: number;
  /** After so many records the task's output takes no more, for ever. Default `null`: never. */
  readonly stallsAfter?: number | null;
  /** True where the task can be inside a record, and then does nothing else. Default false. */
  readonly recordsTakeTime?: boolean;
  /** How many records an alignment may set aside (Flink ≤ 1.10 only). Default `null`: no limit. */
  readonly alignmentCap?: number | null;
  /** Buffers that all channels share, where there are credits. Default 0. */
  readonly floatingBuffers?: number;
  /** True where acknowledgements of the task take time, and so can outlive its attempt. */
  readonly lateAcknowledgements?: boolean;
}

/**
 * @throws ModelError naming the input or bound that is wrong.
 */
export function checkTaskSideTopology(topology: TaskSideTopology): void {
  const { inputs, checkpoints, floatingBuffers = 0 } = topology;
  if (inputs.length === 0) fail("the task has no input. Give it one.");
  if (checkpoints.length === 0) fail("no checkpoint is ever triggered. Add one to checkpoints.");
  checkAbortable("expiring", topology.expiring ?? [], topology);
  checkBound("crashes", topology.crashes, 0);
  checkBound("floatingBuffers", floatingBuffers, 0);
  checkExclusiveBuffers(topology);
  if (topology.output !== undefined) {
    checkBound("output, buffers", topology.output.buffers, 1);
    checkBound("output, overdraft", topology.output.overdraft ?? 0, 0);
  }
  const seen = new Set<string>();
  for (const input of inputs) {
    if (seen.has(input.name)) fail(`"${input.name}" is the name of two inputs. Rename one.`);
    seen.add(input.name);
    checkBound(`input "${input.name}", records`, input.records, 0);
    checkBound(`input "${input.name}", senderBuffers`, input.senderBuffers, 1);
    const leastBuffers = floatingBuffers > 0 ? 0 : 1;
    checkBound(`input "${input.name}", receiverBuffers`, input.receiverBuffers, leastBuffers);
    checkAbortable(`input "${input.name}", declines`, input.declines ?? [], topology);
  }
}

/**
 * The last checkpoint has to go through, since in Flink another one always follows: a task may need
 * the next barrier to get over an aborted checkpoint.
 */
function checkAbortable(what: string, ids: readonly number[], { checkpoints }: TaskSideTopology) {
  const wrong = ids.find((id) => !Number.isInteger(id) || id < 1 || id >= checkpoints.length);
  if (wrong === undefined) return;
  fail(`${what}: ${wrong} is not a checkpoint that another one follows (1 to the last but one).`);
}

/**
 * One setting holds for all channels of a gate (Flink: taskmanager.network.memory.buffers-per-channel,
 * A3): where one of them has no exclusive buffers, none has.
 */
function checkExclusiveBuffers({ inputs, floatingBuffers = 0 }: TaskSideTopology): void {
  const without = inputs.filter(({ receiverBuffers }) => receiverBuffers === 0);
  if (floatingBuffers === 0 || without.length === 0 || without.length === inputs.length) return;
  fail(
    `input "${without[0]!.name}" has no exclusive buffers and others have some. Set receiverBuffers ` +
      "to 0 for all inputs or for none.",
  );
}

function checkBound(what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    fail(`${what} has to be a whole number of at least ${least}, and is ${value}.`);
  }
}

function fail(problem: string): never {
  throw new ModelError(`Task side topology: ${problem}`);
}
