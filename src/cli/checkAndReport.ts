import { checkEmitTest, putTest, type EmitTestOptions } from "./emitTest.ts";
import { exitCodeOf } from "./exitCodes.ts";
import type { ModelChoice, ModelChoiceOptions } from "./modelChoice.ts";
import { checkOutput, putResults, type OutputOptions } from "./output.ts";
import type { CommandContext } from "./program.ts";
import { putRecordings, type RecordingOptions } from "./recordings.ts";
import { runModels, type CheckModel } from "./runModels.ts";

/** The options that every command takes that checks models, whichever way it does. */
export interface CheckAndReportOptions
  extends ModelChoiceOptions, OutputOptions, RecordingOptions, EmitTestOptions {}

/** Refuses outputs that could not be written, before the work whose result they are to hold. */
export function checkOutputs(options: CheckAndReportOptions): void {
  checkOutput(options);
  checkEmitTest(options);
}

/** Checks the chosen models one way or the other, puts out what was found, and gives the exit code. */
export async function checkAndReport(
  file: string | undefined,
  { models, job }: ModelChoice,
  checkModel: CheckModel,
  options: CheckAndReportOptions,
  context: CommandContext,
): Promise<number> {
  const run = await runModels(models, checkModel, context.surroundings);
  const results = run.checked.map(({ result }) => result);
  const exitCode = exitCodeOf(results, run.notChecked.length > 0, options.allowVacuous);
  putResults(run, job, exitCode, options, context);
  putRecordings(run, options, file, context);
  await putTest(run, options, file, context);
  return exitCode;
}
