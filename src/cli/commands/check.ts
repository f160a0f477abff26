import type { Command } from "commander";
import { checkExhaustively, type ExhaustiveOptions } from "../../checker/search/index.ts";
import { counted, hang, styleFor } from "../../report/index.ts";
import { parseCount, parseDuration } from "../arguments.ts";
import { checkEmitTest, putTest } from "../emitTest.ts";
import { ExitCode, exitCodeOf } from "../exitCodes.ts";
import {
  addModelChoice,
  asksForEverything,
  chooseModels,
  type ModelChoiceOptions,
} from "../modelChoice.ts";
import { addOutputOptions, checkOutput, putResults, type OutputOptions } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { addRecordingOptions, putRecordings, type RecordingOptions } from "../recordings.ts";
import { replayRegressions, type ReplayedRegression } from "../regressions.ts";
import { runModels } from "../runModels.ts";

interface CheckOptions extends ModelChoiceOptions, OutputOptions, RecordingOptions {
  readonly maxStates?: number;
  readonly budget?: number;
  readonly maxMemory?: number;
  readonly stopAtFirst?: true;
}

/** `seamcheck check`: explores models exhaustively and says which properties hold. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("check")
    .summary("check models: every reachable state, shortest counterexamples")
    .description(
      "Explores every reachable state of the chosen models and says which properties hold.\n" +
        "Without arguments: all built-in scenarios under their correct variants, and one real job.",
    );
  addRecordingOptions(addOutputOptions(addModelChoice(command)))
    .option("--max-states <count>", "stop each model after so many states", parseCount)
    .option("--budget <time>", "stop each model after this time, such as 30s or 2m", parseDuration)
    .option("--max-memory <MiB>", "stop when the process takes more memory", parseCount)
    .option("--stop-at-first", "stop at the first violation")
    .action(async (file: string | undefined, options: CheckOptions) => {
      context.setExitCode(await check(file, options, context));
    });
}

async function check(
  file: string | undefined,
  options: CheckOptions,
  context: CommandContext,
): Promise<number> {
  checkOutput(options);
  checkEmitTest(options);
  const { models, job } = await chooseModels(file, options, context);
  const { regressionsFolder, catalogue } = context;
  const regressions =
    regressionsFolder !== undefined && isWholeCheck(file, options)
      ? replayRegressions(regressionsFolder, catalogue)
      : [];
  if (options.json !== true) printRegressions(regressions, context);
  const limits = limitsOf(options);
  const run = await runModels(
    models,
    (model, hooks) => checkExhaustively(model, { ...limits, ...hooks }),
    context.surroundings,
  );
  const exitCode = regressions.some(({ comparison }) => comparison.kind !== "as recorded")
    ? ExitCode.violation
    : exitCodeOf(
        run.checked.map(({ result }) => result),
        run.notChecked.length > 0,
        options.allowVacuous,
      );
  putResults(run, job, exitCode, options, context);
  putRecordings(run, options, file, context);
  await putTest(run, options, file, context);
  return exitCode;
}

/** Recorded schedules are of built-in models, so they are replayed when all of those are checked. */
function isWholeCheck(file: string | undefined, options: CheckOptions): boolean {
  return file === undefined && options.plan === undefined && asksForEverything(options);
}

function printRegressions(
  regressions: readonly ReplayedRegression[],
  { surroundings: { stdout, environment } }: CommandContext,
): void {
  if (regressions.length === 0) return;
  const style = styleFor(stdout, environment);
  const changed = regressions.filter(({ comparison }) => comparison.kind !== "as recorded");
  const lines = changed.flatMap(({ file, comparison }) =>
    hang("  ✗ ", `${file}: ${comparison.message}`, style.columns).map(style.red),
  );
  const count = `${counted(regressions.length, "recorded schedule")} replayed`;
  const rest = changed.length === 0 ? "all with the recorded verdict" : `${changed.length} changed`;
  stdout.write(`${[`${style.bold("regressions")}  ${count}, ${rest}`, ...lines].join("\n")}\n\n`);
}

function limitsOf({ maxStates, budget, maxMemory, stopAtFirst }: CheckOptions): ExhaustiveOptions {
  return {
    ...(maxStates !== undefined && { maxStates }),
    ...(budget !== undefined && { budgetMs: budget }),
    ...(maxMemory !== undefined && { maxMemoryMiB: maxMemory }),
    stopAtFirst: stopAtFirst ?? false,
  };
}
