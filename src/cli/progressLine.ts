import { elide, formatCount, formatDuration, formatRate } from "../report/index.ts";
import type { Progress } from "../checker/search/index.ts";
import type { OutputStream, Surroundings } from "./surroundings.ts";

const REDRAW_EVERY_MS = 200;
const TO_LINE_START_AND_CLEAR = "\r\u001B[2K";

/** One line on a terminal that says how far an exploration is; elsewhere it is silent. */
export class ProgressLine {
  readonly #stream: OutputStream;
  readonly #isShown: boolean;
  #drawnAtMs = Number.NEGATIVE_INFINITY;

  constructor({ stderr, environment }: Surroundings) {
    this.#stream = stderr;
    this.#isShown = stderr.isTTY === true && (environment.CI ?? "") === "";
  }

  /** Redraws the line, at most five times a second. */
  update(title: string, progress: Progress): void {
    const nowMs = performance.now();
    if (!this.#isShown || nowMs - this.#drawnAtMs < REDRAW_EVERY_MS) return;
    this.#drawnAtMs = nowMs;
    // Some terminals report no width, or 0.
    const { columns = 0 } = this.#stream;
    // A line that fills the last column would wrap and could not be drawn over.
    const line = elide(describeProgress(title, progress), (columns > 0 ? columns : 80) - 1);
    this.#stream.write(TO_LINE_START_AND_CLEAR + line);
  }

  /** Takes the line away, so that other output starts on an empty one. */
  clear(): void {
    if (this.#drawnAtMs === Number.NEGATIVE_INFINITY) return;
    this.#drawnAtMs = Number.NEGATIVE_INFINITY;
    this.#stream.write(TO_LINE_START_AND_CLEAR);
  }
}

/** `skewed join · aligned  412,339 states  451k/s  depth 57  queue 1,204  3.20 s`. */
function describeProgress(title: string, progress: Progress): string {
  const { states, statesPerSecond, depth, queue, elapsedMs, remainingMs } = progress;
  return [
    title,
    `${formatCount(states)} states`,
    `${formatRate(statesPerSecond)}/s`,
    `depth ${formatCount(depth)}`,
    `queue ${formatCount(queue)}`,
    formatDuration(elapsedMs),
    ...(remainingMs === undefined ? [] : [`limit in ${formatDuration(Math.max(0, remainingMs))}`]),
  ].join("  ");
}
