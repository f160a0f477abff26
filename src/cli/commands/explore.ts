import type { Command } from "commander";
import { explore, strategyNames, type ExploreOptions } from "../../checker/explore/index.ts";
import type { Model } from "../../checker/property/index.ts";
import type { CheckResult } from "../../checker/search/index.ts";
import { shrinkResult } from "../../checker/shrink/index.ts";
import { parseCount, parseDuration, parseSeed } from "../arguments.ts";
import { checkAndReport, checkOutputs, type CheckAndReportOptions } from "../checkAndReport.ts";
import { addModelChoice, chooseModels } from "../modelChoice.ts";
import { findByName } from "../names.ts";
import { addOutputOptions } from "../output.ts";
import type { CommandContext } from "../program.ts";
import { addRecordingOptions } from "../recordings.ts";
import type { CheckHooks } from "../runModels.ts";

interface ExploreCommandOptions extends CheckAndReportOptions {
  readonly runs?: number;
  readonly maxSteps?: number;
  readonly seed?: number;
  readonly strategy?: string;
  readonly profile?: string;
  readonly budget?: number;
  readonly stopAtFirst?: true;
  /** False for `--no-shrink`. */
  readonly shrink: boolean;
}

/** `seamcheck explore`: draws random runs and shrinks what they find. */
export function addExploreCommand(program: Command, context: CommandContext): void {
  const command = program
    .command("explore")
    .summary("explore models by random runs: shrunk counterexamples, no proof")
    .description(
      "Draws runs of the chosen models, as an adversary would schedule them, and shrinks what they " +
        "find. It takes scopes that nobody can enumerate, and it never says that a property holds.",
    );
  addRecordingOptions(addOutputOptions(addModelChoice(command)))
    .option("--runs <count>", "how many runs of each model (default: 1000)", parseCount)
    .option("--max-steps <count>", "how many steps a run takes at most", parseCount)
    .option("--seed <number>", "draw the same runs again", parseSeed)
    .option("--strategy <name>", `how the next move is chosen: ${strategyNames.join(", ")}`)
    .option("--profile <name>", "where the adversary presses: see seamcheck list")
    .option("--budget <time>", "stop each model after this time, such as 30s or 2m", parseDuration)
    .option("--stop-at-first", "stop each model at its first violation")
    .option("--no-shrink", "show counterexamples as they were found")
    .action(async (file: string | undefined, options: ExploreCommandOptions) => {
      context.setExitCode(await runExplore(file, options, context));
    });
}

async function runExplore(
  file: string | undefined,
  options: ExploreCommandOptions,
  context: CommandContext,
): Promise<number> {
  checkOutputs(options);
  const exploreOptions = exploreOptionsOf(options);
  const adversary =
    options.profile === undefined
      ? undefined
      : findByName("profile", options.profile, context.catalogue.adversaries);
  const choice = await chooseModels(file, options, context);
  return checkAndReport(
    file,
    choice,
    (model, hooks) => {
      const profile = adversary?.prepare(model.network);
      return exploreModel(model, { ...exploreOptions, ...hooks, profile }, options.shrink);
    },
    options,
    context,
  );
}

async function exploreModel(
  model: Model,
  options: ExploreOptions & CheckHooks,
  shrink: boolean,
): Promise<CheckResult> {
  const result = await explore(model, options);
  return shrink ? shrinkResult(model, result) : result;
}

function exploreOptionsOf({
  runs,
  maxSteps,
  seed,
  strategy,
  budget,
  stopAtFirst,
}: ExploreCommandOptions): ExploreOptions {
  const strategies = strategyNames.map((name) => ({ name }));
  return {
    runs,
    seed,
    budgetMs: budget,
    stopAtFirst,
    ...(maxSteps !== undefined && { maxSteps }),
    ...(strategy !== undefined && {
      strategy: findByName("strategy", strategy, strategies).name,
    }),
  };
}
