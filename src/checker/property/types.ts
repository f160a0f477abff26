import type { StateValue } from "xstate";

/** The state of one instance: which states of the machine are active, and its context. */
export interface LocalState {
  readonly value: StateValue;
  readonly context: Readonly<Record<string, unknown>>;
}

/** The local states of the instances that a property reads, by instance name. */
export type StateView = Readonly<Record<string, LocalState>>;

interface PropertyBase {
  /** The property's name in the field's terms, such as `consistent cut`. */
  readonly name: string;
  /** One sentence: what it demands, for `seamcheck list` and the reports. */
  readonly description: string;
  /** The instances whose local states the predicate is shown, and nothing else. */
  readonly reads: readonly string[];
  /**
   * What has to have happened for the verdict to mean anything. A property whose premise was true
   * in no explored state is `vacuous`.
   */
  readonly premise?: (view: StateView) => boolean;
  /** Moves and wires, by name, that must have been used at least once, or the verdict is `vacuous`. */
  readonly restsOn?: readonly string[];
}

/** An invariant: `holds` is true of every reachable state. */
export interface AlwaysProperty extends PropertyBase {
  readonly kind: "always";
  readonly holds: (view: StateView) => boolean;
  /** What is wrong in a state where `holds` is false, in one line. */
  readonly explain?: (view: StateView) => string;
}

/** A witness: some reachable state satisfies `holds`. */
export interface SometimesProperty extends PropertyBase {
  readonly kind: "sometimes";
  readonly holds: (view: StateView) => boolean;
}

/**
 * No reachable state is stuck: where neither a progress nor a timeout move is enabled, `holds` must
 * call the state final. Fault moves do not count, since nothing obliges an adversary to act.
 */
export interface DeadlockFreeProperty extends PropertyBase {
  readonly kind: "deadlockFree";
  readonly holds: (view: StateView) => boolean;
  readonly explain?: (view: StateView) => string;
}

export type Property = AlwaysProperty | SometimesProperty | DeadlockFreeProperty;

/** A figure of a state whose largest reachable value is worth knowing, such as what a remedy costs. */
export interface Measure {
  readonly name: string;
  /** What the value counts: `records`, `steps`. */
  readonly unit: string;
  readonly reads: readonly string[];
  readonly value: (view: StateView) => number;
}
