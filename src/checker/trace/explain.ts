import type { Kernel } from "../kernel/kernel.ts";
import { viewOf } from "../property/cachedView.ts";
import { canonicalJson } from "../network/plainData.ts";
import type { Property } from "../property/types.ts";

/** What is wrong in a state that violates a property, in one line. */
export function explainViolation(kernel: Kernel, property: Property, state: Int32Array): string {
  const reads = property.reads.map((name) => kernel.names.indexOf(name));
  if ("explain" in property) return property.explain(viewOf(kernel, reads, state));
  return property.kind === "deadlockFree"
    ? "no progress or timeout move is enabled, and the state is not final"
    : "the last state breaks it";
}

/** Why the step that the kernel has just tried cannot be completed, and what to do about it. */
export function explainFailedStep(
  kernel: Kernel,
  failure: "unspecified reception" | "livelock",
): string {
  return failure === "livelock" ? explainLivelock(kernel) : explainReception(kernel);
}

function explainReception(kernel: Kernel): string {
  const { deliveries, names } = kernel;
  const last = deliveries.length - 1;
  const receiver = deliveries.receiver(last);
  const wire = kernel.network.wires[deliveries.wire(last)]!;
  const { type, ...fields } = kernel.event(receiver, deliveries.event(last));
  const told = JSON.stringify({ type, ...fields });
  // A machine that lives in its context alone has no state worth naming.
  const { value } = kernel.local(kernel.next, receiver);
  const state = canonicalJson(value) === "{}" ? "" : ` in state ${canonicalJson(value)}`;
  return (
    `${names[receiver]!}${state} has no transition for ${told} that ` +
    `${wire.from}.${wire.port} sends it on a non-blocking wire. Handle the event there, or ` +
    `make the wire blocking if the sender should wait.`
  );
}

function explainLivelock(kernel: Kernel): string {
  const { deliveries } = kernel;
  const { length } = deliveries;
  const last = [4, 3, 2, 1].filter((back) => back <= length).map((back) => length - back);
  return (
    `${nameAt(kernel, 0)} set off ${length} deliveries without coming to rest, at last ` +
    `${last.map((index) => nameAt(kernel, index)).join(", ")}. Break the cycle with a move of its ` +
    `own, or raise maxDeliveriesPerStep.`
  );
}

function nameAt(kernel: Kernel, index: number): string {
  const receiver = kernel.deliveries.receiver(index);
  const event = kernel.event(receiver, kernel.deliveries.event(index));
  return `${kernel.names[receiver]!}.${event.type}`;
}
