import { Kernel } from "../checker/kernel/kernel.ts";
import type { Model } from "../checker/property/index.ts";
import { validateModel } from "../checker/property/validate.ts";
import type { Evidence } from "../checker/search/index.ts";
import { recordSteps, scheduleOf } from "../checker/trace/record.ts";
import { replay, type ReplayOutcome } from "../checker/trace/replay.ts";
import type { ReplayedProperty } from "../checker/trace/replayJudge.ts";
import type { Schedule } from "../checker/trace/types.ts";
import { propertyNamed, withProperty } from "./names.ts";

/** What became of a schedule, with an eye to one property. */
export interface JudgedRun {
  readonly outcome: ReplayOutcome;
  readonly judged: ReplayedProperty;
  /** The steps up to the one that decided the property, or all that ran. */
  readonly evidence: Evidence;
}

/**
 * Runs a schedule on a model, as far as it applies.
 *
 * @throws ModelError for a property that does not exist, and for a model that cannot be checked.
 */
export function runTrace(model: Model, name: string, schedule: Schedule): JudgedRun {
  const alone = withProperty(model, propertyNamed(model, name));
  validateModel(alone);
  const kernel = new Kernel(alone.network);
  const outcome = replay(kernel, schedule, alone.properties);
  const judged = outcome.properties.find(({ property }) => property === name)!;
  const moves = outcome.moves.slice(0, judged.step ?? outcome.moves.length);
  return {
    outcome,
    judged,
    evidence: {
      schedule: scheduleOf(kernel, moves),
      steps: recordSteps(kernel, moves),
      length: "as found",
    },
  };
}
