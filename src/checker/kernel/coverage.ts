/** Coverage of one machine: how many of its transitions ran, and the names of those that never did. */
export interface MachineCoverage {
  readonly machine: string;
  readonly instances: readonly string[];
  readonly transitions: number;
  readonly taken: number;
  readonly neverTaken: readonly string[];
}

/** What an exploration reached of what is defined. */
export interface Coverage {
  readonly machines: readonly MachineCoverage[];
  readonly movesNeverEnabled: readonly string[];
  readonly wiresNeverUsed: readonly string[];
}
