import { Option, type Command } from "commander";
import { ModelError } from "../../checker/errors.ts";
import type { Model } from "../../checker/property/index.ts";
import { renderDocument, renderReport, styleFor, toDocument } from "../../report/index.ts";
import { collect, parseCount, parseDuration, parseJsonTarget } from "../arguments.ts";
import { atomicWrite, checkWritable } from "../atomicWrite.ts";
import { exitCodeOf } from "../exitCodes.ts";
import { importJob, jobDocument, type ImportedRun } from "../importJob.ts";
import { renderImportedJob } from "../jobReport.ts";
import { runModels, type Limits, type Run } from "../runModels.ts";
import { restrictProperties, selectAmong, selectBuiltIn } from "../selectModels.ts";
import type { CommandContext } from "../program.ts";
import { loadUserModels } from "../userModule.ts";

interface CheckOptions {
  readonly scenario?: readonly string[];
  readonly variant?: string;
  readonly mutant?: string;
  readonly property?: readonly string[];
  readonly scope?: "default" | "large";
  readonly plan?: string;
  readonly config?: string;
  readonly maxStates?: number;
  readonly budget?: number;
  readonly maxMemory?: number;
  readonly stopAtFirst?: true;
  readonly json?: true | string;
  readonly coverage?: true;
  readonly witnesses?: true;
}

/** `seamcheck check`: explores models exhaustively and says which properties hold. */
export function addCheckCommand(program: Command, context: CommandContext): void {
  program
    .command("check")
    .summary("check models: every reachable state, shortest counterexamples")
    .description(
      "Explores every reachable state of the chosen models and says which properties hold.\n" +
        "Without arguments: all built-in scenarios under their correct variants, and one real job.",
    )
    .argument("[file]", "a module that exports models of your own")
    .option("--scenario <name>", "check this scenario alone; may be repeated", collect)
    .option("--variant <name>", "check this protocol variant alone")
    .option("--mutant <name>", "check a variant with a known bug in it")
    .addOption(
      new Option("--scope <size>", "the bounds of the built-in scenarios").choices([
        "default",
        "large",
      ]),
    )
    .option("--property <name>", "check this property alone; may be repeated", collect)
    .option("--plan <file>", "check a job: its plan, as Flink's REST API answers it")
    .option("--config <file>", "the Flink configuration of the job; default: Flink's defaults")
    .option("--max-states <count>", "stop each model after so many states", parseCount)
    .option("--budget <time>", "stop each model after this time, such as 30s or 2m", parseDuration)
    .option("--max-memory <MiB>", "stop when the process takes more memory", parseCount)
    .option("--stop-at-first", "stop at the first violation")
    .option("--json [file]", "print one JSON document, or write it to a file", parseJsonTarget)
    .option("--coverage", "list what no run ever reached, by name")
    .option("--witnesses", "also draw how each reachable goal is reached")
    .action(async (file: string | undefined, options: CheckOptions) => {
      context.setExitCode(await check(file, options, context));
    });
}

async function check(
  file: string | undefined,
  options: CheckOptions,
  context: CommandContext,
): Promise<number> {
  refuseContradictions(file, options);
  if (typeof options.json === "string") checkWritable(options.json);
  const { models, job } = await chooseModels(file, options, context);
  const chosen = restrictProperties(models, options.property ?? []);
  const run = await runModels(chosen, limitsOf(options), context.surroundings);
  const exitCode = exitCodeOf(
    run.checked.map(({ result }) => result),
    run.notChecked.length > 0,
  );
  if (options.json !== true) printReport(run, job, options, context);
  if (options.json !== undefined) putDocument(run, job, exitCode, options.json, context);
  return exitCode;
}

/** Options that say where the models come from do not go together. */
function refuseContradictions(file: string | undefined, options: CheckOptions): void {
  const { plan, config, mutant, variant, scenario, scope } = options;
  const given = (name: string, value: unknown) => (value === undefined ? [] : [name]);
  const origins = [
    ...given("a file", file),
    ...given("--plan", plan),
    ...given("--mutant", mutant),
  ];
  if (origins.length > 1) {
    throw new ModelError(`${origins.join(" and ")} cannot be combined. Leave out one of them.`);
  }
  if (config !== undefined && plan === undefined) {
    throw new ModelError("--config describes the job of --plan. Give the job's plan, too.");
  }
  if (scope !== undefined && file !== undefined) {
    throw new ModelError("--scope is for built-in scenarios. Leave it out for a file of your own.");
  }
  const superfluous = [
    ...given("--scenario", scenario),
    ...given("--variant", variant),
    ...given("--scope", scope),
  ];
  if (plan !== undefined && superfluous.length > 0) {
    throw new ModelError(
      `${superfluous.join(" and ")} cannot be combined with --plan: ` +
        `the plan is the scenario, and the configuration says which variant it runs.`,
    );
  }
  if (mutant !== undefined && variant !== undefined) {
    throw new ModelError("--mutant names a variant itself. Leave out --variant.");
  }
}

async function chooseModels(
  file: string | undefined,
  { plan, config, scenario: scenarios = [], variant, mutant, scope }: CheckOptions,
  { catalogue, exampleJob, scenarioOfJob }: CommandContext,
): Promise<{ models: readonly Model[]; job?: ImportedRun }> {
  const selection = { scenarios, variant, mutant, scope };
  if (file !== undefined) return { models: selectAmong(await loadUserModels(file), selection) };
  if (plan !== undefined) {
    const job = importJob({ planPath: plan, configPath: config }, scenarioOfJob);
    return { models: [job.scenario.model], job };
  }
  const models = selectBuiltIn(catalogue, selection);
  const isEverything = scenarios.length === 0 && variant === undefined && mutant === undefined;
  if (!isEverything || exampleJob === undefined) return { models };
  const job = importJob(exampleJob, scenarioOfJob);
  return { models: [...models, job.scenario.model], job };
}

function limitsOf({ maxStates, budget, maxMemory, stopAtFirst }: CheckOptions): Limits {
  return {
    ...(maxStates !== undefined && { maxStates }),
    ...(budget !== undefined && { budgetMs: budget }),
    ...(maxMemory !== undefined && { maxMemoryMiB: maxMemory }),
    stopAtFirst: stopAtFirst ?? false,
  };
}

function printReport(
  { checked, notChecked }: Run,
  job: ImportedRun | undefined,
  options: CheckOptions,
  { surroundings: { stdout, environment } }: CommandContext,
): void {
  const style = styleFor(stdout, environment);
  if (job !== undefined) stdout.write(`${renderImportedJob(job, style).join("\n")}\n\n`);
  // One model leaves room for names; for many a line each has to do unless more is asked for.
  const coverage = options.coverage === true || checked.length === 1 ? "full" : "overview";
  stdout.write(
    renderReport(checked, { coverage, witnesses: options.witnesses ?? false, notChecked }, style),
  );
}

function putDocument(
  { checked, notChecked }: Run,
  job: ImportedRun | undefined,
  exitCode: number,
  target: true | string,
  { surroundings: { stdout } }: CommandContext,
): void {
  const results = checked.map(({ result }) => result);
  const text = renderDocument(
    toDocument(results, { exitCode, notChecked, ...(job && { job: jobDocument(job) }) }),
  );
  if (target === true) {
    stdout.write(text);
    return;
  }
  atomicWrite(target, text);
  stdout.write(`\nThe JSON document is in ${target}.\n`);
}
