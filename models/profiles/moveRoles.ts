import type { Move } from "../../src/checker/network/index.ts";

/** A source reads a record and sends it on. */
export function isEmission({ event }: Move): boolean {
  return event === "emit" || event === "read";
}

/** A record or barrier goes from one task to the next, or one hop of the way. */
export function isTransfer(move: Move): boolean {
  const { event } = move;
  return event === "send" || event === "poll" || (event === "deliver" && !isMessage(move));
}

/** A task's acknowledgement arrives: its asynchronous phase ends. */
export function isAcknowledgement({ instance, event }: Move): boolean {
  return event === "deliver" && /responder$/i.test(instance);
}

/** The JobManager's word that a checkpoint is complete, or aborted, arrives. */
export function isNotification({ instance, event }: Move): boolean {
  return event === "deliver" && /notifications?$/i.test(instance);
}

/** The JobManager begins a checkpoint or a savepoint. */
export function isTrigger({ event }: Move): boolean {
  return event.startsWith("trigger");
}

/** The job comes back from a failure. */
export function isRecovery({ event }: Move): boolean {
  return event === "restart" || event === "recover";
}

/** A failure or the end of somebody's patience, which need not wait for a moment of its own. */
export function canComeAnyTime({ event }: Move): boolean {
  return /^(crash|failTask|failJobManager|expire|abort|timeOut)/.test(event);
}

/** The state backend compacts its files, or its files are compacted. */
export function isCompaction({ instance, event }: Move): boolean {
  return /compact/i.test(event) || /compact(or|ion)$/i.test(instance);
}

function isMessage(move: Move): boolean {
  return isAcknowledgement(move) || isNotification(move);
}
