export { checkExhaustively } from "./exhaustive.ts";
export type { ExhaustiveOptions } from "./exhaustive.ts";
export type {
  CheckResult,
  Evidence,
  LimitHit,
  Progress,
  PropertyResult,
  Statistics,
  Verdict,
} from "./result.ts";
