import { REFUSED } from "../kernel/componentTable.ts";
import { Outcome, type Kernel } from "../kernel/kernel.ts";
import type { EventFields, PlainData } from "../network/index.ts";
import type { PlainEvent } from "../kernel/xstateAdapter.ts";
import { canonicalJson } from "../network/plainData.ts";
import { differences } from "./diff.ts";
import type { Change, Delivery, Schedule, ScheduledMove, StepRecord } from "./types.ts";

/** A schedule by the names of the moves whose indices are given. */
export function scheduleOf(kernel: Kernel, moves: readonly number[]): Schedule {
  return moves.map((move) => scheduledMove(kernel, move));
}

/**
 * Runs moves from the initial state and records what each step did. The last move may be one that
 * fails with an unspecified reception or a livelock; its deliveries then end with the refused one.
 */
export function recordSteps(kernel: Kernel, moves: readonly number[]): StepRecord[] {
  const state = kernel.initialState();
  return moves.map((move) => {
    const outcome = kernel.step(state, move);
    const record = {
      move: scheduledMove(kernel, move),
      deliveries: deliveriesOf(kernel),
      changes: outcome === Outcome.taken ? changesBetween(kernel, state, kernel.next) : [],
    };
    if (outcome === Outcome.taken) state.set(kernel.next);
    return record;
  });
}

function scheduledMove(kernel: Kernel, index: number): ScheduledMove {
  const { instance, event, parameters } = kernel.moves[index]!;
  return { move: `${instance}.${event}`, parameters };
}

function deliveriesOf(kernel: Kernel): Delivery[] {
  const { deliveries, names } = kernel;
  return Array.from({ length: deliveries.length }, (_, index) => {
    const receiver = deliveries.receiver(index);
    const event = kernel.event(receiver, deliveries.event(index));
    const wire = kernel.network.wires[deliveries.wire(index)];
    return {
      instance: names[receiver]!,
      event: event.type,
      parameters: fieldsOf(event),
      ...(wire && { from: { instance: wire.from, port: wire.port } }),
      accepted: deliveries.reaction(index) !== REFUSED || kernel.isObserver(receiver),
    };
  });
}

function fieldsOf(event: PlainEvent): EventFields {
  return Object.fromEntries(Object.entries(event).filter(([key]) => key !== "type"));
}

function changesBetween(kernel: Kernel, before: Int32Array, after: Int32Array): Change[] {
  return kernel.names.flatMap((instance, index) => {
    if (before[index] === after[index]) return [];
    const old = kernel.local(before, index);
    const now = kernel.local(after, index);
    return [
      ...valueChange(old.value as PlainData, now.value as PlainData),
      ...differences(old.context as PlainData, now.context as PlainData),
    ].map((change) => ({ instance, ...change }));
  });
}

/** The active states are one thing: where they change, the whole value does. */
function valueChange(before: PlainData, after: PlainData): Omit<Change, "instance">[] {
  return canonicalJson(before) === canonicalJson(after) ? [] : [{ path: "", before, after }];
}
