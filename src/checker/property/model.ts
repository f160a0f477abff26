import type { Network } from "../network/index.ts";
import type { Measure, Property } from "./types.ts";

/** How an event, emission or move is drawn in a timeline. */
export type Glyph =
  | "emit"
  | "deliver"
  | "block"
  | "unblock"
  | "snapshot"
  | "acknowledge"
  | "complete"
  | "abort"
  | "crash"
  | "restore"
  | "commit";

/** A network with the properties to check on it: what every way of exploring takes. */
export interface Model {
  readonly scenario: string;
  readonly variant: string;
  readonly network: Network;
  readonly properties: readonly Property[];
  /** Figures whose reachable maximum an exhaustive search reports. */
  readonly measures?: readonly Measure[];
  /**
   * Receptions, as `instance.event`, that the protocol is about. Strategies that sample selectively
   * (SURW) draw evenly over their orders; default: all receptions alike.
   */
  readonly interesting?: RegExp;
  /** Event types whose reception deserves a glyph of its own in the timeline. */
  readonly glyphs?: Readonly<Record<string, Glyph>>;
}
