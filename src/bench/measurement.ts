/** What one benchmark case measured. */
export interface Measurement {
  readonly case: string;
  readonly engine: "kernel" | "plain XState";
  readonly states: number;
  readonly transitions: number;
  readonly elapsedMs: number;
  /** False when the case was stopped by its time limit. */
  readonly complete: boolean;
  readonly xstateCalls: number | undefined;
  /** Bytes of the state store for each state. */
  readonly storeBytesPerState: number | undefined;
  /** Growth of the process's resident memory over the run; machines, tables and caches included. */
  readonly residentBytes: number;
}

export function statesPerSecond({ states, elapsedMs }: Measurement): number {
  return (1000 * states) / elapsedMs;
}
