import { totalmem } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import fc, { type Random } from "fast-check";
import type { Model } from "../property/index.ts";
import { validateModel } from "../property/validate.ts";
import type { CheckResult, ExplorationStatistics, LimitHit, Progress } from "../search/result.ts";
import { Exploration, type ExplorationOptions } from "./exploration.ts";
import { GeneratorItself } from "./randomness.ts";
import { verdictsOf } from "./verdicts.ts";

/** How long, how much and how a model is explored. */
export interface ExploreOptions extends ExplorationOptions {
  /** Default: fast-check's global `numRuns` where it is configured, else 1,000. */
  readonly runs?: number | undefined;
  /** Default: fast-check's global seed, else a new one. */
  readonly seed?: number | undefined;
  /** Default: no limit. */
  readonly budgetMs?: number | undefined;
  /** End after the first run that violates a property. */
  readonly stopAtFirst?: boolean | undefined;
  /** Ends the exploration with a verdict for what was run. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

const DEFAULT_RUNS = 1_000;

/** How long runs go on between two progress reports. */
const SLICE_MS = 100;

/** The share of the machine's memory beyond which an exploration ends. */
const MEMORY_SHARE = 0.9;

/**
 * Explores a model by runs that fast-check draws: `fc.check` is the driver, so that seed, number of
 * runs and global configuration mean what they mean for every other property. A value is the random
 * generator of one run; the run itself happens in the predicate, which never fails, because the
 * exploration goes on after a violation. Evidence is as found: shrinking is the caller's.
 *
 * @throws ModelError for a property that names what the network does not have, for a machine outside
 * the profile, and for a strategy or a profile that is none.
 */
export async function explore(model: Model, options: ExploreOptions = {}): Promise<CheckResult> {
  validateModel(model);
  const exploration = new Exploration(model, options);
  const pace = new Pace(exploration, options);
  const oneRun = fc.asyncProperty(new GeneratorItself(), async (random) => {
    await pace.mayGoOn();
    pace.run(random);
  });
  const { seed, errorInstance } = await fc.check(oneRun, {
    numRuns: pace.plannedRuns,
    ...(options.seed !== undefined && { seed: options.seed }),
  });
  if (errorInstance !== null) throw asError(errorInstance);
  exploration.kernel.finishDeterminismCheck();
  return resultOf(exploration, pace, seed);
}

/** The predicate never fails on its own, so this is a mistake in the model or in seamcheck. */
function asError(thrown: unknown): Error {
  return thrown instanceof Error
    ? thrown
    : new Error("A property threw no error.", { cause: thrown });
}

/** Decides before each run whether it is still wanted, and lets the rest of the process live. */
class Pace {
  readonly plannedRuns: number;
  readonly startMs = performance.now();
  limitHit: LimitHit | undefined;
  readonly #exploration: Exploration;
  readonly #options: ExploreOptions;
  #sliceEndMs = this.startMs + SLICE_MS;

  constructor(exploration: Exploration, options: ExploreOptions) {
    this.#exploration = exploration;
    this.#options = options;
    this.plannedRuns = options.runs ?? fc.readConfigureGlobal().numRuns ?? DEFAULT_RUNS;
  }

  get elapsedMs(): number {
    return performance.now() - this.startMs;
  }

  /** @throws PreconditionFailure, fast-check's sign that no further run is wanted. */
  async mayGoOn(): Promise<void> {
    if (performance.now() >= this.#sliceEndMs) {
      this.#options.onProgress?.(this.#progress());
      // Lets timers and signal handlers run, or Ctrl-C would wait for the end of the exploration.
      await nextTurn();
      this.#sliceEndMs = performance.now() + SLICE_MS;
      if (process.memoryUsage.rss() > MEMORY_SHARE * totalmem()) this.#stop("memory");
    }
    if (this.#options.signal?.aborted) this.#stop("interrupted");
    if (this.#options.stopAtFirst === true && this.#exploration.findings.violation !== undefined) {
      this.#stop("first violation");
    }
    if (this.elapsedMs >= (this.#options.budgetMs ?? Number.POSITIVE_INFINITY))
      this.#stop("budget");
  }

  run(random: Random): void {
    if (!this.#exploration.run(random)) throw new fc.PreconditionFailure(true);
  }

  #stop(limit: "memory" | "interrupted" | "budget" | "first violation"): never {
    const after = `after ${this.#exploration.ledger.runs} of ${this.plannedRuns} runs`;
    const message = {
      memory: `the memory limit was reached ${after}; make the scenario smaller, or run fewer`,
      interrupted: `interrupted ${after}; run it again without interruption`,
      "first violation": `the exploration stopped at the first violation ${after}`,
      budget: `the time budget ended ${after}; raise --budget to go on`,
    }[limit];
    this.limitHit = { limit, message };
    throw new fc.PreconditionFailure(true);
  }

  #progress(): Progress {
    const { ledger } = this.#exploration;
    const { elapsedMs } = this;
    const runsLeft = this.plannedRuns - ledger.runs;
    const runsLeftMs = (elapsedMs * runsLeft) / Math.max(1, ledger.runs);
    const budgetLeftMs = (this.#options.budgetMs ?? Number.POSITIVE_INFINITY) - elapsedMs;
    return {
      states: ledger.store.size,
      statesPerSecond: (1000 * ledger.store.size) / elapsedMs,
      depth: ledger.longestRun,
      queue: runsLeft,
      elapsedMs,
      remainingMs: Math.max(0, Math.min(runsLeftMs, budgetLeftMs)),
    };
  }
}

function resultOf(exploration: Exploration, pace: Pace, seed: number): CheckResult {
  const { model, kernel, ledger } = exploration;
  const { elapsedMs, limitHit } = pace;
  return {
    scenario: model.scenario,
    variant: model.variant,
    method: "property-based",
    complete: false,
    ...(limitHit && { limitHit }),
    properties: verdictsOf(exploration),
    statistics: {
      states: ledger.store.size,
      transitions: ledger.steps,
      depth: ledger.longestRun,
      elapsedMs,
      xstateCalls: kernel.xstateCalls,
      determinismRechecks: kernel.determinismRechecks,
      bytesPerState: ledger.store.bytes / Math.max(1, ledger.store.size),
    },
    exploration: explorationStatistics(exploration, elapsedMs, seed),
    coverage: kernel.coverage.summarize(),
  };
}

function explorationStatistics(
  exploration: Exploration,
  elapsedMs: number,
  seed: number,
): ExplorationStatistics {
  const { ledger } = exploration;
  return {
    seed,
    runs: ledger.runs,
    steps: ledger.steps,
    distinctStates: ledger.store.size,
    movePairsSeen: ledger.movePairs.size,
    runsWithNews: ledger.runsWithNews,
    unseenProbability: ledger.estimate.unseenProbability,
    runsByStrategy: exploration.strategyCounts(),
    runsPerSecond: (1000 * ledger.runs) / elapsedMs,
    stepsPerSecond: (1000 * ledger.steps) / elapsedMs,
  };
}
