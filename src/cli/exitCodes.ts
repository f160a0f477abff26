import { overallVerdict } from "../report/index.ts";
import type { CheckResult } from "../checker/search/index.ts";

/** What the exit code of `seamcheck` means. */
export const ExitCode = {
  allHold: 0,
  violation: 1,
  /** The input is wrong: a usage error, or a model, file or name that seamcheck cannot take. */
  wrongInput: 2,
  undecided: 3,
  /** A defect of seamcheck itself; `EX_SOFTWARE` of sysexits.h. */
  internalError: 70,
  /** Ended at once by a second Ctrl-C; 128 + SIGINT, as shells have it. */
  killed: 130,
} as const;

/**
 * The exit code of a check, where `isCutShort` says that models were left unchecked. Properties that
 * are known to be vacuous count as if they held.
 */
export function exitCodeOf(
  results: readonly CheckResult[],
  isCutShort: boolean,
  allowedVacuous: readonly string[] = [],
): number {
  const counted = results.map((result) => ({
    ...result,
    properties: result.properties.filter(
      ({ property, verdict }) => verdict !== "vacuous" || !allowedVacuous.includes(property),
    ),
  }));
  switch (overallVerdict(counted)) {
    case "violated":
      return ExitCode.violation;
    case "undecided":
    case "vacuous":
      return ExitCode.undecided;
    // That nothing was found is the best that sampling can say.
    case "not found":
    case "holds":
      return isCutShort ? ExitCode.undecided : ExitCode.allHold;
  }
}
