import type { Barrier } from "./barriers.ts";
import { ofEvent } from "./ofEvent.ts";

/** A barrier as the handler gets it: with the channel that it came through. */
export interface ReceivedBarrier extends Barrier {
  readonly channel: number;
}

/** What a handler does with every barrier that is not obsolete: `checkNew` and `aligned += channel`. */
export const beginAndNote = [
  { type: "abortSubsumed", params: ofEvent<ReceivedBarrier> },
  { type: "checkNew", params: ofEvent<ReceivedBarrier> },
  { type: "noteBarrier", params: ofEvent<ReceivedBarrier> },
] as const;

/** What every SingleCheckpointBarrierHandler keeps (A2.2). */
export interface BarrierProgress {
  /** How many of the channels have not ended. */
  readonly openChannels: number;
  /** The newest checkpoint that a barrier or an announcement has begun; 0 before the first. */
  readonly currentCheckpoint: number;
  /** The newest checkpoint that was cancelled or completed. */
  readonly lastDone: number;
  /** The channels whose barrier for the current checkpoint has come, or that have ended since. */
  readonly alignedChannels: readonly number[];
  /** How many channels have to align: those that were open when the checkpoint began. */
  readonly targetChannels: number;
  /** The channels whose sender has blocked itself behind an aligned barrier. */
  readonly blockedChannels: readonly number[];
}

export function initialProgress(channels: number): BarrierProgress {
  return {
    openChannels: channels,
    currentCheckpoint: 0,
    lastDone: 0,
    alignedChannels: [],
    targetChannels: 0,
    blockedChannels: [],
  };
}

export function isPending({ currentCheckpoint, lastDone }: BarrierProgress): boolean {
  return currentCheckpoint > lastDone;
}

export function isObsolete(progress: BarrierProgress, checkpoint: number): boolean {
  const { currentCheckpoint } = progress;
  return (
    currentCheckpoint > checkpoint || (currentCheckpoint === checkpoint && !isPending(progress))
  );
}

/** The begin of a newer checkpoint; nothing where the current one is meant. */
export function checkNew(progress: BarrierProgress, checkpoint: number): Partial<BarrierProgress> {
  if (checkpoint <= progress.currentCheckpoint) return {};
  return {
    currentCheckpoint: checkpoint,
    alignedChannels: [],
    targetChannels: progress.openChannels,
    blockedChannels: [],
  };
}

/** A barrier came. Its sender is blocked if the barrier was sent as an aligned one. */
export function noteBarrier(
  progress: BarrierProgress,
  { channel, alignment }: ReceivedBarrier,
): Partial<BarrierProgress> {
  const { alignedChannels, blockedChannels } = progress;
  return {
    alignedChannels: including(alignedChannels, channel),
    blockedChannels:
      alignment === "UNALIGNED" ? blockedChannels : including(blockedChannels, channel),
  };
}

/** Whether the barrier is the last one that its checkpoint waits for. */
export function isLastBarrier(
  progress: BarrierProgress,
  { channel, checkpoint }: Pick<ReceivedBarrier, "channel" | "checkpoint">,
): boolean {
  const { alignedChannels, targetChannels } = { ...progress, ...checkNew(progress, checkpoint) };
  return including(alignedChannels, channel).length === targetChannels;
}

/** A channel ended: it counts as aligned for the pending checkpoint, whose target stays (FLIP-147). */
export function closeChannel(progress: BarrierProgress, channel: number): Partial<BarrierProgress> {
  const openChannels = progress.openChannels - 1;
  if (!isPending(progress)) return { openChannels };
  return { openChannels, alignedChannels: including(progress.alignedChannels, channel) };
}

/** Whether the end of `channel` is what the pending checkpoint still waited for. */
export function endCompletes(progress: BarrierProgress, channel: number): boolean {
  return (
    isPending(progress) &&
    isLastBarrier(progress, { channel, checkpoint: progress.currentCheckpoint })
  );
}

/** A CancelCheckpointMarker counts for a newer checkpoint, or for one whose barriers are coming. */
export function isCancelled(progress: BarrierProgress, checkpoint: number): boolean {
  const { currentCheckpoint, alignedChannels } = progress;
  return (
    checkpoint > currentCheckpoint ||
    (checkpoint === currentCheckpoint && alignedChannels.length > 0)
  );
}

/** The checkpoint `checkpoint` is over, one way or the other. */
export function endCheckpoint(
  progress: BarrierProgress,
  checkpoint: number,
): Partial<BarrierProgress> {
  return {
    currentCheckpoint: Math.max(progress.currentCheckpoint, checkpoint),
    lastDone: Math.max(progress.lastDone, checkpoint),
    alignedChannels: [],
    blockedChannels: [],
    targetChannels: 0,
  };
}

function including(channels: readonly number[], channel: number): readonly number[] {
  return [...new Set([...channels, channel])].sort((a, b) => a - b);
}
