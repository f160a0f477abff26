import type { StateValue } from "xstate";
import { REFUSED } from "../kernel/componentTable.ts";
import { Outcome, type Kernel } from "../kernel/kernel.ts";
import { describeFields, type Wire } from "../network/index.ts";
import { canonicalJson } from "../network/plainData.ts";
import type { StepFailure } from "../property/builtIn.ts";
import type { LocalState } from "../property/types.ts";
import { didYouMean } from "../suggest.ts";
import { explainFailedStep } from "./explain.ts";
import { maskingMove } from "./replayStep.ts";
import type { ScheduledMove } from "./types.ts";

/** Why a move cannot be taken in a state. */
export type Obstacle = "unknown move" | "refused" | "blocked" | "masked";

const LONGEST_CONTEXT = 100;
const MOST_ALTERNATIVES = 3;

/** The index of a move by its name and parameters. */
export function findMove(kernel: Kernel, { move, parameters }: ScheduledMove): number | undefined {
  const wanted = canonicalJson(parameters);
  const index = kernel.moves.findIndex(
    ({ instance, event, parameters: own }) =>
      `${instance}.${event}` === move && canonicalJson(own) === wanted,
  );
  return index < 0 ? undefined : index;
}

/**
 * Says why a move that is not enabled is not. Its own refusal comes first and a masking move last,
 * since whatever masks a move is beside the point where its machines would refuse it anyway.
 */
export function whyNotEnabled(
  kernel: Kernel,
  state: Int32Array,
  scheduled: ScheduledMove,
): { readonly obstacle: Obstacle; readonly message: string } {
  const index = findMove(kernel, scheduled);
  const name = nameOf(scheduled);
  if (index === undefined) {
    return { obstacle: "unknown move", message: describeUnknown(kernel, scheduled) };
  }
  const outcome = kernel.step(state, index);
  if (outcome === Outcome.refused) {
    const instance = kernel.moves[index]!.instance;
    const local = kernel.local(state, kernel.names.indexOf(instance));
    const message = `${name} is not enabled: ${instance} refuses it in state ${describe(local)}.`;
    return { obstacle: "refused", message };
  }
  if (outcome === Outcome.blocked) {
    const message = `${name} is blocked: ${describeRefusal(kernel, "the blocking wire")}.`;
    return { obstacle: "blocked", message };
  }
  const mask = kernel.moves[maskingMove(kernel, state, index)!]!;
  return {
    obstacle: "masked",
    message:
      `${name} does not exist here: ${mask.name} is enabled, and its priority ${mask.priority} is ` +
      `higher than ${kernel.moves[index]!.priority}.`,
  };
}

/** Says what went wrong inside a step that another reception, or the delivery limit, ended. */
export function describeFailedStep(
  kernel: Kernel,
  state: Int32Array,
  scheduled: ScheduledMove,
  failure: StepFailure,
): string {
  kernel.step(state, findMove(kernel, scheduled)!);
  return explainFailedStep(kernel, failure);
}

function describeUnknown(kernel: Kernel, scheduled: ScheduledMove): string {
  const name = nameOf(scheduled);
  const unknown = `the network "${kernel.network.name}" has no move ${name}.`;
  const others = kernel.moves.filter((move) => `${move.instance}.${move.event}` === scheduled.move);
  if (others.length === 0) {
    const known = kernel.moves.map((move) => move.name);
    return `${unknown}${didYouMean(name, known)}`;
  }
  const listed = others.slice(0, MOST_ALTERNATIVES).map((move) => move.name);
  const more = others.length - listed.length;
  return `${unknown} It has ${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

/** Who refused what, in the last step that the kernel tried. */
function describeRefusal(kernel: Kernel, theWire: string): string {
  const { deliveries } = kernel;
  const at = refusedDelivery(kernel);
  const receiver = deliveries.receiver(at);
  const { type, ...fields } = kernel.event(receiver, deliveries.event(at));
  const wire: Wire = kernel.network.wires[deliveries.wire(at)]!;
  const instance = kernel.names[receiver]!;
  // The receiver may have changed earlier in the same step; `next` holds it as it was by then.
  const local = kernel.local(kernel.next, receiver);
  return (
    `${instance} refuses ${type}${describeFields(fields)} on ${theWire} ${wire.name} ` +
    `in state ${describe(local)}`
  );
}

/** Observers refuse without consequences, so theirs is never the refusal that ended a step. */
function refusedDelivery({ deliveries, names, network }: Kernel): number {
  for (let at = deliveries.length - 1; at > 0; at--) {
    if (deliveries.reaction(at) !== REFUSED) continue;
    if (!network.instances[names[deliveries.receiver(at)]!]!.observer) return at;
  }
  throw new Error("No delivery of the last step was refused.");
}

function nameOf({ move, parameters }: ScheduledMove): string {
  return `${move}${describeFields(parameters)}`;
}

function describe({ value, context }: LocalState): string {
  const json = canonicalJson(context);
  const short = json.length > LONGEST_CONTEXT ? `${json.slice(0, LONGEST_CONTEXT - 1)}…` : json;
  const state = describeValue(value);
  return [state, json === "{}" ? "" : short].filter((part) => part !== "").join(" ") || "(root)";
}

/** `running.aligned` for nested states; regions that are active together stand in parentheses. */
function describeValue(value: StateValue): string {
  if (typeof value === "string") return value;
  const regions = Object.entries(value).map(([state, inner]) => {
    const below = inner === undefined ? "" : describeValue(inner);
    return below === "" ? state : `${state}.${below}`;
  });
  return regions.length > 1 ? `(${regions.join(", ")})` : (regions[0] ?? "");
}
