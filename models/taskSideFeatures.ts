import type { AlignmentType } from "./barriers.ts";
import type { InputDescription, TaskSideTopology } from "./taskSideTopology.ts";
import type { TaskSideVariant } from "./variants/taskSideVariant.ts";

/**
 * What can happen at all in a topology under a variant. The network has wires and moves for that and
 * nothing else, so that coverage means something.
 */
export interface TaskSideFeatures {
  /** Barriers may overtake, so that there is in-flight data to save. */
  readonly capturesChannelState: boolean;
  /** Barriers start out aligned and may overtake later. */
  readonly hasTimeout: boolean;
  /** A checkpoint can be given up while its tasks live on. */
  readonly hasAborts: boolean;
  readonly hasCrashes: boolean;
  /** Senders block themselves behind aligned barriers, and some barriers are aligned for all. */
  readonly blocksSenders: boolean;
  /** Senders block themselves behind barriers of edges that force alignment. */
  readonly blocksForced: boolean;
  readonly hasCredits: boolean;
  /** The task can be inside a record, where nothing gets a turn. */
  readonly hasHardBackpressure: boolean;
}

export function featuresOf(topology: TaskSideTopology, variant: TaskSideVariant): TaskSideFeatures {
  const { inputs, checkpoints, expiring = [], crashes, alignmentCap = null } = topology;
  const used = checkpoints.map((kind) => variant.alignment[kind]);
  const capturesChannelState = used.some(mayOvertake);
  const hasCrashes = crashes > 0;
  return {
    capturesChannelState,
    hasTimeout: used.includes("TIMEOUTABLE_ALIGNED"),
    hasAborts:
      expiring.length > 0 ||
      inputs.some(({ declines = [] }) => declines.length > 0) ||
      alignmentCap !== null ||
      // A channel that still consumes recovered data declines.
      (hasCrashes && capturesChannelState),
    hasCrashes,
    // Recovered data blocks its sender like a barrier.
    blocksSenders:
      variant.sendersBlock &&
      (used.some((alignment) => alignment !== "UNALIGNED" && alignment !== "AT_LEAST_ONCE") ||
        (hasCrashes && capturesChannelState)),
    blocksForced: capturesChannelState,
    hasCredits: variant.machines.bufferPool !== undefined,
    hasHardBackpressure:
      (topology.recordsTakeTime ?? false) || (topology.output?.outputsPerRecord ?? 1) > 1,
  };
}

export function supportsUnaligned({ supportsUnaligned = true }: InputDescription): boolean {
  return supportsUnaligned;
}

function mayOvertake(alignment: AlignmentType): boolean {
  return alignment === "UNALIGNED" || alignment === "TIMEOUTABLE_ALIGNED";
}
