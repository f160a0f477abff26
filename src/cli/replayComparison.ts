import type { ReplayOutcome } from "../checker/trace/replay.ts";
import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { ModelError } from "../checker/errors.ts";
import { didYouMean } from "../checker/suggest.ts";

/** How the verdict of a replay stands to the recorded one, in one line. */
export interface ReplayComparison {
  readonly kind: "as recorded" | "changed" | "no longer applies";
  readonly message: string;
}

/**
 * Compares a replay with what its recording expects.
 *
 * @throws ModelError for a recording of a property that the model does not have.
 */
export function compareReplay(recorded: ScheduleFile, outcome: ReplayOutcome): ReplayComparison {
  const { property: name, expect } = recorded;
  const found = outcome.properties.find(({ property }) => property === name);
  if (found === undefined) {
    const known = outcome.properties.map(({ property }) => property);
    throw new ModelError(
      `The scenario "${recorded.scenario}" has no property "${name}".${didYouMean(name, known)}`,
    );
  }
  const { verdict, step, reason } = found;
  const where = step === undefined ? "" : ` after step ${step}`;
  const why = reason === undefined ? "" : `: ${reason}`;
  if (verdict === expect) {
    return { kind: "as recorded", message: `${name} is ${verdict}${where}, as recorded${why}` };
  }
  if (outcome.end.kind === "no longer applies") {
    return {
      kind: "no longer applies",
      message: `the schedule no longer applies. ${outcome.end.message}`,
    };
  }
  return {
    kind: "changed",
    message: `${name} is ${verdict}${where}, and was recorded as ${expect}${why}`,
  };
}
