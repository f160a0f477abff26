import type { Variant } from "../variants/variant.ts";

/** A correct variant with one mistake put in, and how the checker has to notice. */
export interface Mutant extends Variant {
  /** The variant that it breaks, by name. */
  readonly mutates: string;
  /** Where the mistake comes from: an entry of Flink's history or a classic misreading. */
  readonly origin: string;
  /** The property that has to be violated, by name. */
  readonly killedBy: string;
  /** The built-in scenario in which it is, by name. */
  readonly scenario: string;
}
