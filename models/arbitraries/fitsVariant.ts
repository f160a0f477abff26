import type { AlignmentType } from "../barriers.ts";
import { checkTaskSideTopology } from "../taskSideTopology.ts";
import type { TaskSideTopology } from "../taskSideTopology.ts";
import type { TaskSideVariant } from "../variants/taskSideVariant.ts";
import { explicit } from "./explicitTopology.ts";
import type { ExplicitTopology } from "./explicitTopology.ts";

/** What a variant has machines or promises for. */
export interface Abilities {
  /** Credits and floating buffers, and then only what is aligned, goes on and does not fail. */
  readonly hasCredits: boolean;
  /** Setting aside, which may have a cap. */
  readonly setsAside: boolean;
  /** Checkpoints whose barriers may overtake; savepoints never do. */
  readonly overtakes: boolean;
}

export function abilitiesOf({ machines, handlerMoves, alignment }: TaskSideVariant): Abilities {
  return {
    hasCredits: machines.bufferPool !== undefined,
    setsAside: handlerMoves.includes("replay"),
    overtakes: mayOvertake(alignment.checkpoint),
  };
}

/** Whether a variant that is correct has to keep its promises in a topology. */
export function fitsVariant(topology: TaskSideTopology, variant: TaskSideVariant): boolean {
  try {
    checkTaskSideTopology(topology);
  } catch {
    return false;
  }
  const job = explicit(topology);
  const abilities = abilitiesOf(variant);
  return (
    someInputGoesOn(job) &&
    (abilities.hasCredits ? fitsCredits(job) : job.floatingBuffers === 0) &&
    (job.alignmentCap === null || (abilities.setsAside && mayBeCapped(job))) &&
    (abilities.overtakes || job.inputs.every((input) => input.supportsUnaligned)) &&
    (job.stallsAfter === null || (abilities.overtakes && mayStall(job)))
  );
}

/** A task all of whose inputs have ended is triggered by the JobManager, which the model leaves out. */
function someInputGoesOn({ inputs }: ExplicitTopology): boolean {
  return inputs.some(({ ends }) => !ends);
}

/**
 * The channels of a gate have the same number of exclusive buffers in Flink (buffers-per-channel). Were
 * there none at one channel and some at another, the other would keep its floating buffers while a
 * barrier blocks it, and the first one could never get any: that wedges, and no configuration has it.
 */
function fitsCredits(job: ExplicitTopology): boolean {
  const { inputs, crashes } = job;
  const withoutExclusive = inputs.filter(({ receiverBuffers }) => receiverBuffers === 0);
  return (
    (withoutExclusive.length === 0 || withoutExclusive.length === inputs.length) &&
    crashes === 0 &&
    !hasAborts(job) &&
    inputs.every(({ ends }) => !ends)
  );
}

/**
 * A checkpoint gets past a stalled output only if every barrier of it may overtake all there is. What
 * is aligned waits for ever: a savepoint, and an edge that forces alignment. So does what never has
 * priority: an end of partition, and recovered data that has to be consumed first.
 */
export function mayStall({ inputs, checkpoints, crashes }: ExplicitTopology): boolean {
  return (
    crashes === 0 &&
    checkpoints.every((kind) => kind === "checkpoint") &&
    inputs.every(({ ends, supportsUnaligned }) => !ends && supportsUnaligned)
  );
}

/**
 * A cap is compared with what an alignment sets aside. Where another abort lets the next checkpoint's
 * barrier be set aside with records behind it, these exceed the cap when that barrier is replayed, until
 * the next record is looked at: the property "alignment cap" does not allow for that moment.
 */
export function mayBeCapped(job: ExplicitTopology): boolean {
  return !hasAborts(job);
}

function hasAborts({ inputs, expiring }: ExplicitTopology): boolean {
  return expiring.length > 0 || inputs.some(({ declines }) => declines.length > 0);
}

function mayOvertake(alignment: AlignmentType): boolean {
  return alignment === "UNALIGNED" || alignment === "TIMEOUTABLE_ALIGNED";
}
