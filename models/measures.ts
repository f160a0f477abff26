import type { StateView } from "../src/checker/property/index.ts";

/**
 * What a trade costs, as a number for every state. An exhaustive search reports the reachable maximum,
 * so that two variants of one scenario can be compared.
 */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** The instances that `value` looks at. */
  readonly reads: readonly string[];
  readonly value: (view: StateView) => number;
}
