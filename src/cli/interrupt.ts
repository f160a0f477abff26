import { ExitCode } from "./exitCodes.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Runs `work` with a signal that the first Ctrl-C aborts, so that what was covered until then can
 * still be reported. The second one ends the process at once.
 */
export async function withInterrupt<T>(
  { stderr, onInterrupt, exit }: Surroundings,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const stopListening = onInterrupt(() => {
    if (controller.signal.aborted) {
      exit(ExitCode.killed);
      return;
    }
    controller.abort();
    stderr.write(
      "\nStopping; the verdict for what was covered follows. Ctrl-C again ends at once.\n",
    );
  });
  try {
    return await work(controller.signal);
  } finally {
    stopListening();
  }
}
