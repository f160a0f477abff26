import type { OutputStream, Surroundings } from "../surroundings.ts";

/** Surroundings that keep what is written, and Ctrl-C at the call of a function. */
export interface FakeSurroundings extends Surroundings {
  readonly out: () => string;
  readonly err: () => string;
  readonly interrupt: () => void;
  readonly exits: readonly number[];
}

/** Stand-ins for the process; not a terminal unless `terminal` says so. */
export function fakeSurroundings(
  environment: Surroundings["environment"] = {},
  { terminal = false } = {},
): FakeSurroundings {
  const out: string[] = [];
  const err: string[] = [];
  const listeners = new Set<() => void>();
  const exits: number[] = [];
  return {
    stdout: streamInto(out, terminal),
    stderr: streamInto(err, terminal),
    environment,
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    exit: (code) => exits.push(code),
    out: () => out.join(""),
    err: () => err.join(""),
    interrupt: () => {
      for (const listener of listeners) listener();
    },
    exits,
  };
}

function streamInto(texts: string[], isTTY: boolean): OutputStream {
  return { write: (text) => texts.push(text), isTTY, columns: isTTY ? 100 : undefined };
}
