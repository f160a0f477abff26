import { totalmem } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Model } from "../property/model.ts";
import { validateModel } from "../property/validate.ts";
import type { StateStore } from "../kernel/stateStore.ts";
import { BreadthFirstSearch, type SliceEnd } from "./breadthFirst.ts";
import type { MeasureMonitor } from "./monitor.ts";
import type { CheckResult, LimitHit, MeasureResult, Progress } from "./result.ts";
import { verdictsOf } from "./verdicts.ts";

/** Limits and hooks of an exhaustive check. */
export interface ExhaustiveOptions {
  /** Default: no limit but the memory. */
  readonly maxStates?: number;
  /** Default: no limit. */
  readonly budgetMs?: number;
  /** Memory of this process. Default: nine tenths of the machine's. */
  readonly maxMemoryMiB?: number;
  /** End as soon as one property is violated; the others are then undecided. */
  readonly stopAtFirst?: boolean;
  /** Ends the search with a verdict for what was covered. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** How long the search runs between two progress reports. */
const SLICE_MS = 100;

const BYTES_PER_MIB = 2 ** 20;

/**
 * Explores every reachable state of a model, breadth first, so each trace is a shortest one.
 *
 * @throws ModelError for a property that names what the network does not have, and for a machine
 * outside the profile.
 */
export async function checkExhaustively(
  model: Model,
  options: ExhaustiveOptions = {},
): Promise<CheckResult> {
  validateModel(model);
  const startMs = performance.now();
  const search = new BreadthFirstSearch(model, {
    maxStates: options.maxStates ?? Number.POSITIVE_INFINITY,
    stopAtFirst: options.stopAtFirst ?? false,
  });
  const limitHit = await runToEnd(search, options, startMs);
  search.kernel.finishDeterminismCheck();
  const { kernel, store } = search;
  return {
    scenario: model.scenario,
    variant: model.variant,
    method: "exhaustive",
    complete: limitHit === undefined,
    ...(limitHit && { limitHit }),
    properties: verdictsOf(search, limitHit),
    ...(search.measures.length > 0 && { measures: search.measures.map(measureResult(store)) }),
    statistics: {
      states: store.size,
      transitions: search.transitions,
      depth: search.depth,
      elapsedMs: performance.now() - startMs,
      xstateCalls: kernel.xstateCalls,
      determinismRechecks: kernel.determinismRechecks,
      bytesPerState: store.bytes / store.size,
    },
    coverage: kernel.coverage.summarize(),
  };
}

function measureResult(store: StateStore): (monitor: MeasureMonitor) => MeasureResult {
  return ({ measure, maximum, discovery }) => ({
    measure: measure.name,
    unit: measure.unit,
    maximum,
    reachedAfter: store.pathTo(discovery).length,
  });
}

async function runToEnd(
  search: BreadthFirstSearch,
  options: ExhaustiveOptions,
  startMs: number,
): Promise<LimitHit | undefined> {
  const endMs = startMs + (options.budgetMs ?? Number.POSITIVE_INFINITY);
  const maxBytes = options.maxMemoryMiB ? options.maxMemoryMiB * BYTES_PER_MIB : totalmem() * 0.9;
  for (;;) {
    const end = runSlice(search, Math.min(endMs, performance.now() + SLICE_MS));
    if (end === "complete") return undefined;
    if (end !== "time") return limitOf(end, search);
    if (performance.now() >= endMs) return limitOf("budget", search);
    if (process.memoryUsage.rss() > maxBytes) return limitOf("memory", search);
    options.onProgress?.(progressOf(search, startMs, options));
    // Lets timers and signal handlers run, or Ctrl-C would wait for the end of the search.
    await nextTurn();
    if (options.signal?.aborted) return limitOf("interrupted", search);
  }
}

/** An array that cannot grow any further is a limit like the others, not a crash. */
function runSlice(search: BreadthFirstSearch, deadlineMs: number): SliceEnd | "memory" {
  try {
    return search.runSlice(deadlineMs);
  } catch (error) {
    if (error instanceof RangeError && /allocation|array length/i.test(error.message)) {
      return "memory";
    }
    throw error;
  }
}

function limitOf(
  limit: Exclude<SliceEnd, "complete" | "time"> | "budget" | "memory" | "interrupted",
  search: BreadthFirstSearch,
): LimitHit {
  const covered = `after ${search.store.size} states (${search.queue} of them not yet expanded)`;
  switch (limit) {
    case "max-states":
      return { limit, message: `--max-states was reached ${covered}; raise it to go on` };
    case "budget":
      return { limit, message: `the time budget ended ${covered}; raise --budget to go on` };
    case "memory":
      return {
        limit,
        message:
          `the memory limit was reached ${covered}; ` +
          `raise --max-memory, or make the scenario smaller`,
      };
    case "interrupted":
      return { limit, message: `interrupted ${covered}; run it again without interruption` };
    case "first violation":
      return {
        limit,
        message: `the search stopped at the first violation ${covered}; leave out --stop-at-first`,
      };
  }
}

function progressOf(
  search: BreadthFirstSearch,
  startMs: number,
  { budgetMs, maxStates }: ExhaustiveOptions,
): Progress {
  const elapsedMs = performance.now() - startMs;
  const states = search.store.size;
  const statesPerSecond = (1000 * states) / elapsedMs;
  const limits = [
    ...(budgetMs === undefined ? [] : [budgetMs - elapsedMs]),
    ...(maxStates === undefined ? [] : [(1000 * (maxStates - states)) / statesPerSecond]),
  ];
  return {
    states,
    statesPerSecond,
    depth: search.depth,
    queue: search.queue,
    elapsedMs,
    ...(limits.length > 0 && { remainingMs: Math.min(...limits) }),
  };
}
