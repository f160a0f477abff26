import type { InstanceMap } from "./instance.ts";
import type { PlainData } from "./plainData.ts";

/** Fields added to an event: by a wire to what passes it, by a move to what it injects. */
export type EventFields = Readonly<Record<string, PlainData>>;

/**
 * A wire carries what `from` emits at `port` to `to` as event `event`, with `fields` added. On a
 * blocking wire a refusal by the receiver makes the whole step impossible.
 */
export interface Wire {
  /** `from.port(where) -> to.event(fields)`, unique. */
  readonly name: string;
  readonly from: string;
  readonly port: string;
  readonly to: string;
  readonly event: string;
  readonly blocking: boolean;
  readonly fields: EventFields;
  /** Only events with these very fields pass; the others are for other wires of the same port. */
  readonly where: EventFields;
}

/** What a move stands for: the protocol's own work, an adversary's deed, or time running out. */
export type MoveKind = "progress" | "fault" | "timeout";

/**
 * What a fair run owes a move. Weak: enabled for ever means taken again. Strong: enabled again and
 * again means taken again. None: it may never happen.
 */
export type Fairness = "weak" | "strong" | "none";

/** An event that the scheduler may inject into an instance at any moment. */
export interface Move {
  /** `instance.event`, with its parameters in parentheses where it has any; unique. */
  readonly name: string;
  readonly instance: string;
  readonly event: string;
  readonly parameters: EventFields;
  readonly kind: MoveKind;
  readonly fairness: Fairness;
  /** A move exists only where no move of a higher priority does. */
  readonly priority: number;
}

/** A closed system of machines: what the kernel tabulates and every way of exploring walks. */
export interface Network<I extends InstanceMap = InstanceMap> {
  readonly name: string;
  readonly instances: I;
  readonly wires: readonly Wire[];
  readonly moves: readonly Move[];
  /** The most deliveries one step may set off before it counts as a livelock inside the step. */
  readonly maxDeliveriesPerStep: number;
}
