import type {
  CheckResult,
  ExplorationStatistics,
  MeasureResult,
  PropertyResult,
  Shrinking,
  Verdict,
} from "../checker/search/result.ts";
import type { PlainData } from "../checker/network/index.ts";
import { overallVerdict } from "./verdict.ts";

/**
 * What `--json` prints. A reader should look at `format` and `version` first: a change that could
 * break one raises the version. Everything outside `timing` is the same in two runs that explored
 * the same states, byte for byte.
 */
export interface ResultDocument {
  readonly format: "seamcheck-result";
  readonly version: 1;
  /** The gravest verdict on any property. */
  readonly verdict: Verdict;
  /** What the exit code of the command was. */
  readonly exitCode: number;
  /** The imported job of a `--plan` run. */
  readonly job?: PlainData;
  readonly results: readonly ModelDocument[];
  /** Models that were not checked since the run ended before. */
  readonly notChecked: readonly ModelName[];
  readonly timing: Timing;
}

/** What names a model: a scenario, and the protocol variant in it. */
export interface ModelName {
  readonly scenario: string;
  readonly variant: string;
}

/** The result of checking one model. */
export interface ModelDocument extends ModelName {
  readonly method: CheckResult["method"];
  /** True when every reachable state was explored. */
  readonly complete: boolean;
  /** Which limit ended the exploration before it was complete. */
  readonly limitHit?: { readonly limit: string; readonly message: string };
  readonly properties: readonly PropertyDocument[];
  readonly counts: Counts;
  /** Reachable maxima; lower bounds where the exploration was not complete. */
  readonly measures?: readonly MeasureResult[];
  /** What the runs of a property-based check saw. */
  readonly exploration?: Omit<ExplorationStatistics, RunRate>;
  readonly coverage: CheckResult["coverage"];
}

/** The verdict on one property. */
export interface PropertyDocument {
  readonly name: string;
  readonly kind: PropertyResult["kind"];
  readonly verdict: Verdict;
  readonly reason?: string;
  /** The moves from the initial state to the violation, or to the witness of a `sometimes`. */
  readonly trace?: {
    readonly length: "shortest" | "shrunk" | "as found";
    /** Where random runs found it: what shrinking made of it. */
    readonly shrinking?: Shrinking;
    readonly moves: readonly MoveDocument[];
  };
}

/** One scheduled move: `name` is `instance.event`. */
export interface MoveDocument {
  readonly name: string;
  readonly parameters: Readonly<Record<string, PlainData>>;
}

/** How much was explored. */
export interface Counts {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly xstateCalls: number;
  readonly determinismRechecks: number;
  readonly bytesPerState: number;
}

type RunRate = "runsPerSecond" | "stepsPerSecond";

/** The figures that differ from run to run; `results` in the order of the document's results. */
export interface Timing {
  readonly elapsedMs: number;
  readonly results: readonly ModelTiming[];
}

/** How long one model took, and how fast that was. */
export interface ModelTiming extends Partial<Pick<ExplorationStatistics, RunRate>> {
  readonly elapsedMs: number;
  readonly statesPerSecond: number;
}

/** What a document needs beside the results. */
export interface DocumentContext {
  readonly exitCode: number;
  readonly notChecked: readonly ModelName[];
  readonly job?: PlainData;
}

/** The machine-readable form of a run. */
export function toDocument(
  results: readonly CheckResult[],
  { exitCode, notChecked, job }: DocumentContext,
): ResultDocument {
  return {
    format: "seamcheck-result",
    version: 1,
    verdict: overallVerdict(results),
    exitCode,
    ...(job !== undefined && { job }),
    results: results.map(modelDocument),
    notChecked: notChecked.map(({ scenario, variant }) => ({ scenario, variant })),
    timing: {
      elapsedMs: Math.round(results.reduce((sum, r) => sum + r.statistics.elapsedMs, 0)),
      results: results.map(modelTiming),
    },
  };
}

/** The text of a document, ready to be written to a file. */
export function renderDocument(document: ResultDocument): string {
  return JSON.stringify(document, null, 2) + "\n";
}

function modelTiming({ statistics, exploration }: CheckResult): ModelTiming {
  const { states, elapsedMs } = statistics;
  return {
    elapsedMs: Math.round(elapsedMs),
    statesPerSecond: Math.round((1000 * states) / Math.max(elapsedMs, 1)),
    ...(exploration && {
      runsPerSecond: exploration.runsPerSecond,
      stepsPerSecond: exploration.stepsPerSecond,
    }),
  };
}

function modelDocument(result: CheckResult): ModelDocument {
  const { scenario, variant, method, complete, limitHit, coverage } = result;
  const { states, transitions, depth, xstateCalls, determinismRechecks, bytesPerState } =
    result.statistics;
  return {
    scenario,
    variant,
    method,
    complete,
    ...(limitHit && { limitHit: { limit: limitHit.limit, message: limitHit.message } }),
    properties: result.properties.map(propertyDocument),
    counts: { states, transitions, depth, xstateCalls, determinismRechecks, bytesPerState },
    ...(result.measures && { measures: result.measures }),
    ...(result.exploration && { exploration: explorationDocument(result.exploration) }),
    coverage: {
      machines: coverage.machines.map(({ machine, instances, transitions, taken, neverTaken }) => ({
        machine,
        instances,
        transitions,
        taken,
        neverTaken,
      })),
      movesNeverEnabled: coverage.movesNeverEnabled,
      wiresNeverUsed: coverage.wiresNeverUsed,
    },
  };
}

function explorationDocument(
  exploration: ExplorationStatistics,
): Omit<ExplorationStatistics, RunRate> {
  const { seed, runs, steps, distinctStates, movePairsSeen, runsWithNews } = exploration;
  const { unseenProbability, runsByStrategy } = exploration;
  return {
    seed,
    runs,
    steps,
    distinctStates,
    movePairsSeen,
    runsWithNews,
    unseenProbability,
    runsByStrategy,
  };
}

function propertyDocument({
  property,
  kind,
  verdict,
  reason,
  evidence,
}: PropertyResult): PropertyDocument {
  return {
    name: property,
    kind,
    verdict,
    ...(reason !== undefined && { reason }),
    ...(evidence && {
      trace: {
        length: evidence.length,
        ...(evidence.shrinking && { shrinking: { ...evidence.shrinking } }),
        moves: evidence.schedule.map(({ move, parameters }) => ({
          name: move,
          parameters: sortedKeys(parameters),
        })),
      },
    }),
  };
}

function sortedKeys(fields: MoveDocument["parameters"]): MoveDocument["parameters"] {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}
