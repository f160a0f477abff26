export { checkExhaustively } from "./exhaustive.ts";
export type { ExhaustiveOptions } from "./exhaustive.ts";
export type {
  CheckResult,
  Evidence,
  ExplorationStatistics,
  LimitHit,
  MeasureResult,
  Progress,
  PropertyResult,
  Shrinking,
  Statistics,
  Verdict,
} from "./result.ts";
