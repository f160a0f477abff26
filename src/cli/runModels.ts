import type { Model } from "../checker/property/index.ts";
import type { CheckResult, Progress } from "../checker/search/index.ts";
import { describeModel, type CheckedModel } from "../report/index.ts";
import { withInterrupt } from "./interrupt.ts";
import { ProgressLine } from "./progressLine.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a check of one model is given: how to be stopped, and how to say how far it is. */
export interface CheckHooks {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** One way to check a model. */
export type CheckModel = (model: Model, hooks: CheckHooks) => Promise<CheckResult>;

/** What was checked, and what was left since the run was interrupted or stopped at a violation. */
export interface Run {
  readonly checked: readonly CheckedModel[];
  readonly notChecked: readonly Model[];
}

/** Checks one model after the other, with a progress line, until all are done or one ends the run. */
export async function runModels(
  models: readonly Model[],
  checkModel: CheckModel,
  surroundings: Surroundings,
): Promise<Run> {
  const progressLine = new ProgressLine(surroundings);
  const checked: CheckedModel[] = [];
  try {
    await withInterrupt(surroundings, async (signal) => {
      for (const [index, model] of models.entries()) {
        const title = `[${index + 1}/${models.length}] ${describeModel(model)}`;
        const onProgress = progressLine.update.bind(progressLine, title);
        const result = await checkModel(model, { signal, onProgress });
        checked.push({ model, result });
        if (signal.aborted || result.limitHit?.limit === "first violation") break;
      }
    });
  } finally {
    progressLine.clear();
  }
  return { checked, notChecked: models.slice(checked.length) };
}
