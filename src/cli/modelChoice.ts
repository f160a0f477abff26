import { Option, type Command } from "commander";
import type { Scope } from "../../properties/index.ts";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";
import { collect } from "./arguments.ts";
import { importJob, type ImportedRun } from "./importJob.ts";
import type { CommandContext } from "./program.ts";
import {
  refuseUnknownProperties,
  restrictProperties,
  selectAmong,
  selectBuiltIn,
} from "./selectModels.ts";
import { loadUserModels } from "./userModule.ts";

/** The options that say which models a command works on. */
export interface ModelChoiceOptions {
  readonly scenario?: readonly string[];
  readonly variant?: string;
  readonly mutant?: string;
  readonly property?: readonly string[];
  readonly scope?: Scope;
  readonly plan?: string;
  readonly config?: string;
  readonly allowVacuous?: readonly string[];
}

/** The models that a command line chose, and the job they come from if they do. */
export interface ModelChoice {
  readonly models: readonly Model[];
  readonly job?: ImportedRun;
}

/** Adds the argument and options of `ModelChoiceOptions` to a command. */
export function addModelChoice(command: Command): Command {
  return command
    .argument("[file]", "a module that exports models of your own")
    .option("--scenario <name>", "take this scenario alone; may be repeated", collect)
    .option("--variant <name>", "take this protocol variant alone")
    .option("--mutant <name>", "take a variant with a known bug in it")
    .option("--property <name>", "check this property alone; may be repeated", collect)
    .addOption(
      new Option("--scope <size>", "the bounds of the built-in scenarios").choices([
        "default",
        "large",
      ]),
    )
    .option("--plan <file>", "take a job: its plan, as Flink's REST API answers it")
    .option("--allow-vacuous <name>", "a property that may be vacuous; may be repeated", collect)
    .option("--config <file>", "the Flink configuration of the job; default: Flink's defaults");
}

/**
 * The models that were asked for: all built-in ones and a real job where nothing was.
 *
 * @throws ModelError for names that do not exist and for options that contradict each other.
 */
export async function chooseModels(
  file: string | undefined,
  options: ModelChoiceOptions,
  context: CommandContext,
): Promise<ModelChoice> {
  refuseContradictions(file, options);
  const { models, job } = await findModels(file, options, context);
  refuseUnknownProperties(models, options.allowVacuous ?? []);
  return {
    models: restrictProperties(models, options.property ?? []),
    ...(job !== undefined && { job }),
  };
}

/** Options that say where the models come from do not go together. */
function refuseContradictions(file: string | undefined, options: ModelChoiceOptions): void {
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

async function findModels(
  file: string | undefined,
  options: ModelChoiceOptions,
  { catalogue, exampleJob, scenarioOfJob }: CommandContext,
): Promise<ModelChoice> {
  const { plan, config, scenario: scenarios = [], variant, mutant, scope } = options;
  const selection = { scenarios, variant, mutant, scope };
  if (file !== undefined) return { models: selectAmong(await loadUserModels(file), selection) };
  if (plan !== undefined) {
    const job = importJob({ planPath: plan, configPath: config }, scenarioOfJob);
    return { models: [job.scenario.model], job };
  }
  const models = selectBuiltIn(catalogue, selection);
  if (!asksForEverything(options) || exampleJob === undefined) return { models };
  const job = importJob(exampleJob, scenarioOfJob);
  return { models: [...models, job.scenario.model], job };
}

/** Whether a command line names no model at all, and so means all of them. */
export function asksForEverything(options: ModelChoiceOptions): boolean {
  const { scenario, variant, mutant, plan } = options;
  return [scenario, variant, mutant, plan].every((choice) => choice === undefined);
}
