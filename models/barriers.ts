/**
 * How a barrier travels (Flink: CheckpointOptions.AlignmentType, A2.1). A savepoint is always
 * `ALIGNED`; an edge that does not support unaligned checkpoints turns the barriers that could
 * overtake into `FORCED_ALIGNED`.
 */
export type AlignmentType =
  "AT_LEAST_ONCE" | "ALIGNED" | "TIMEOUTABLE_ALIGNED" | "UNALIGNED" | "FORCED_ALIGNED";

/** A checkpoint barrier: which checkpoint it begins, and whether it may overtake. */
export interface Barrier {
  readonly checkpoint: number;
  readonly alignment: AlignmentType;
}

/** One buffer of data. A record is one buffer, and its position in its partition is its identity. */
export interface RecordBuffer {
  readonly type: "record";
  readonly sequence: number;
}

/** What queues up in a channel: one data buffer, or an event, which needs neither buffer nor credit. */
export type ChannelElement =
  | RecordBuffer
  | ({ readonly type: "barrier"; readonly prioritized?: true } & Barrier)
  | { readonly type: "announcement"; readonly checkpoint: number }
  | { readonly type: "cancelMarker"; readonly checkpoint: number; readonly priority: boolean }
  | { readonly type: "endOfPartition" }
  | { readonly type: "endOfOutputChannelState" };

/** Flink: Buffer.DataType.hasPriority. Priority elements go before everything that has none. */
export function hasPriority(element: ChannelElement): boolean {
  switch (element.type) {
    case "barrier":
      return element.alignment === "UNALIGNED" || element.prioritized === true;
    case "announcement":
      return true;
    case "cancelMarker":
      return element.priority;
    case "record":
    case "endOfPartition":
    case "endOfOutputChannelState":
      return false;
  }
}

/** `queue` with `element` behind the priority elements that are already there. */
export function insertPriority(
  queue: readonly ChannelElement[],
  element: ChannelElement,
): readonly ChannelElement[] {
  const behind = queue.findIndex((queued) => !hasPriority(queued));
  const at = behind < 0 ? queue.length : behind;
  return [...queue.slice(0, at), element, ...queue.slice(at)];
}

/** The data in a queue, first in first. */
export function recordsIn(queue: readonly ChannelElement[]): readonly number[] {
  return queue.flatMap((element) => (element.type === "record" ? [element.sequence] : []));
}

/** `records` as elements of a queue. */
export function asBuffers(records: readonly number[]): readonly RecordBuffer[] {
  return records.map((sequence) => ({ type: "record", sequence }));
}
