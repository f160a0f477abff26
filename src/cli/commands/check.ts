import type { Command } from "commander";
import { checkExhaustively, type ExhaustiveOptions } from "../../checker/search/index.ts";
import { counted, hang, styleFor } from "../../report/index.ts";
import { parseCount, parseDuration } from "../arguments.ts";
import { checkAndReport, checkOutputs, type CheckAndReportOptions } from "../checkAndReport.ts";
import { ExitCode } from "../exitCodes.ts";
import { addModelChoice, asksForEverything, chooseModels } from "../modelChoice.ts";
import { addOutputOptions } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { addRecordingOptions } from "../recordings.ts";
import { replayRegressions, type ReplayedRegression } from "../regressions.ts";

interface CheckOptions extends CheckAndReportOptions {
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
      "Explores every reachable state of the chosen models and says which properties hold. " +
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
  checkOutputs(options);
  const choice = await chooseModels(file, options, context);
  const regressions = isWholeCheck(file, options) ? replayAll(context) : [];
  printRegressions(regressions, options.json === true, context);
  const limits = limitsOf(options);
  const exitCode = await checkAndReport(
    file,
    choice,
    (model, hooks) => checkExhaustively(model, { ...limits, ...hooks }),
    options,
    context,
  );
  return changedAmong(regressions).length > 0 ? ExitCode.violation : exitCode;
}

function replayAll({ regressionsFolder, catalogue }: CommandContext): ReplayedRegression[] {
  return regressionsFolder === undefined ? [] : replayRegressions(regressionsFolder, catalogue);
}

/** Recorded schedules are of built-in models, so they are replayed when all of those are checked. */
function isWholeCheck(file: string | undefined, options: CheckOptions): boolean {
  return file === undefined && asksForEverything(options);
}

function changedAmong(regressions: readonly ReplayedRegression[]): ReplayedRegression[] {
  return regressions.filter(({ comparison }) => comparison.kind !== "as recorded");
}

/** One line where all is as recorded; beside a JSON document only what changed, on stderr. */
function printRegressions(
  regressions: readonly ReplayedRegression[],
  besideDocument: boolean,
  { surroundings: { stdout, stderr, environment } }: CommandContext,
): void {
  const changed = changedAmong(regressions);
  if (regressions.length === 0 || (besideDocument && changed.length === 0)) return;
  const stream = besideDocument ? stderr : stdout;
  const style = styleFor(stream, environment);
  const lines = changed.flatMap(({ file, comparison }) =>
    hang("  ✗ ", `${file}: ${comparison.message}`, style.columns).map(style.red),
  );
  const count = `${counted(regressions.length, "recorded schedule")} replayed`;
  const rest = changed.length === 0 ? "all with the recorded verdict" : `${changed.length} changed`;
  stream.write(`${[`${style.bold("regressions")}  ${count}, ${rest}`, ...lines].join("\n")}\n\n`);
}

function limitsOf({ maxStates, budget, maxMemory, stopAtFirst }: CheckOptions): ExhaustiveOptions {
  return {
    ...(maxStates !== undefined && { maxStates }),
    ...(budget !== undefined && { budgetMs: budget }),
    ...(maxMemory !== undefined && { maxMemoryMiB: maxMemory }),
    stopAtFirst: stopAtFirst ?? false,
  };
}
