import { withInput } from "./explicitTopology.ts";
import type { ExplicitTopology } from "./explicitTopology.ts";
import { moreRoom } from "./moreRoom.ts";
import type { TaskSideBounds } from "./taskSideLimits.ts";

/**
 * Simpler task sides in place of one, the most promising first: fewer inputs and checkpoints, nothing
 * that may go wrong, fewer records, and then whatever gives more room, up to the bounds. Each is simpler
 * by that order, which has an end. Not each of them is one that a variant fits, see `fitsVariant`.
 */
export function* simplerTaskSides(
  topology: ExplicitTopology,
  bounds: TaskSideBounds,
): IterableIterator<ExplicitTopology> {
  yield* fewerInputs(topology);
  yield* fewerCheckpoints(topology);
  yield* lessTrouble(topology, bounds);
  yield* plainerInputs(topology);
  yield* fewerRecords(topology);
  yield* moreRoom(topology, bounds);
}

function* fewerInputs(topology: ExplicitTopology): Iterable<ExplicitTopology> {
  for (const removed of topology.inputs) {
    const inputs = topology.inputs.filter((input) => input !== removed);
    if (inputs.length === 0) return;
    yield {
      ...topology,
      inputs: inputs.map((input, index) => ({ ...input, name: `input${index + 1}` })),
    };
  }
}

function* fewerCheckpoints(topology: ExplicitTopology): Iterable<ExplicitTopology> {
  const { checkpoints, inputs, expiring } = topology;
  if (checkpoints.length === 1) return;
  for (const index of checkpoints.keys()) {
    const kept = (ids: readonly number[]) => without(ids, index + 1, checkpoints.length - 1);
    yield {
      ...topology,
      checkpoints: checkpoints.toSpliced(index, 1),
      expiring: kept(expiring),
      inputs: inputs.map((input) => ({ ...input, declines: kept(input.declines) })),
    };
  }
}

/** What may be aborted when one checkpoint is gone and `remaining` are left, the last of which may not. */
function without(ids: readonly number[], removed: number, remaining: number): readonly number[] {
  return ids
    .filter((id) => id !== removed)
    .map((id) => (id > removed ? id - 1 : id))
    .filter((id) => id < remaining);
}

function* lessTrouble(
  topology: ExplicitTopology,
  { maxBuffers }: TaskSideBounds,
): Iterable<ExplicitTopology> {
  const { crashes, expiring, checkpoints, inputs } = topology;
  if (crashes > 0) yield { ...topology, crashes: crashes - 1 };
  for (const id of expiring) yield { ...topology, expiring: expiring.filter((one) => one !== id) };
  if (topology.lateAcknowledgements) yield { ...topology, lateAcknowledgements: false };
  if (topology.stallsAfter !== null) yield { ...topology, stallsAfter: null };
  if (topology.recordsTakeTime) yield { ...topology, recordsTakeTime: false };
  if (topology.alignmentCap !== null) yield { ...topology, alignmentCap: null };
  if (topology.floatingBuffers > 0) {
    const exclusive = inputs.map((input) => ({
      ...input,
      receiverBuffers: input.receiverBuffers === 0 ? maxBuffers : input.receiverBuffers,
    }));
    yield { ...topology, floatingBuffers: 0, inputs: exclusive };
  }
  for (const [index, kind] of checkpoints.entries()) {
    if (kind === "checkpoint") continue;
    yield { ...topology, checkpoints: checkpoints.with(index, "checkpoint") };
  }
}

function* plainerInputs(topology: ExplicitTopology): Iterable<ExplicitTopology> {
  for (const [index, input] of topology.inputs.entries()) {
    for (const id of input.declines) {
      const declines = input.declines.filter((one) => one !== id);
      yield withInput(topology, index, { declines });
    }
    if (input.ends) yield withInput(topology, index, { ends: false });
    if (!input.supportsUnaligned) yield withInput(topology, index, { supportsUnaligned: true });
  }
}

function* fewerRecords(topology: ExplicitTopology): Iterable<ExplicitTopology> {
  for (const [index, { records }] of topology.inputs.entries()) {
    if (records > 0) yield withInput(topology, index, { records: 0 });
    if (records > 1) yield withInput(topology, index, { records: records - 1 });
  }
}
