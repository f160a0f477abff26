import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { ModelError } from "../../checker/errors.ts";
import { Kernel } from "../../checker/kernel/kernel.ts";
import type { Model } from "../../checker/property/index.ts";
import { recordSteps } from "../../checker/trace/record.ts";
import { replay } from "../../checker/trace/replay.ts";
import { parseScheduleFile, type ScheduleFile } from "../../checker/trace/scheduleFile.ts";
import { hang, renderTimeline, styleFor } from "../../report/index.ts";
import { ExitCode } from "../exitCodes.ts";
import type { CommandContext } from "../program.ts";
import { compareReplay, type ReplayComparison } from "../replayComparison.ts";
import { selectAmong } from "../selectModels.ts";
import { loadUserModels } from "../userModule.ts";

/** `seamcheck replay`: runs a recorded schedule again, and compares its verdict. */
export function addReplayCommand(program: Command, context: CommandContext): void {
  program
    .command("replay")
    .summary("run a recorded schedule again, step by step")
    .description(
      "Runs a recorded schedule and shows it step by step. The exit code is 0 when the verdict is the " +
        "recorded one, 1 when it is another, and 3 when the schedule no longer applies.",
    )
    .argument("<schedule>", "a schedule file, or its JSON")
    .argument("[file]", "a module that exports the model, if it is not a built-in one")
    .action(async (source: string, file: string | undefined) => {
      context.setExitCode(await runReplay(source, file, context));
    });
}

async function runReplay(
  source: string,
  file: string | undefined,
  context: CommandContext,
): Promise<number> {
  const recorded = readSchedule(source);
  const model = await modelFor(recorded, file, context);
  const kernel = new Kernel(model.network);
  const outcome = replay(kernel, recorded.schedule, model.properties);
  const comparison = compareReplay(recorded, outcome);
  const { stdout, environment } = context.surroundings;
  const style = styleFor(stdout, environment);
  const steps = recordSteps(kernel, outcome.moves);
  const timeline =
    steps.length === 0
      ? []
      : renderTimeline({ schedule: recorded.schedule, steps, length: "as found" }, model, style);
  const lines = [
    style.bold(`${recorded.scenario} · ${recorded.variant} · ${recorded.property}`),
    ...(recorded.note === undefined ? [] : hang("  ", recorded.note, style.columns)),
    "",
    ...timeline,
    "",
    ...hang(`${MARKS[comparison.kind]} `, comparison.message, style.columns),
  ];
  stdout.write(`${lines.join("\n")}\n`);
  return EXIT_CODES[comparison.kind];
}

const MARKS: Readonly<Record<ReplayComparison["kind"], string>> = {
  "as recorded": "=",
  changed: "✗",
  "no longer applies": "?",
};

const EXIT_CODES: Readonly<Record<ReplayComparison["kind"], number>> = {
  "as recorded": ExitCode.allHold,
  changed: ExitCode.violation,
  "no longer applies": ExitCode.undecided,
};

function readSchedule(source: string): ScheduleFile {
  if (source.trimStart().startsWith("{")) return parseScheduleFile(source, "The schedule");
  try {
    return parseScheduleFile(readFileSync(source, "utf8"), source);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw new ModelError(`Cannot read the schedule ${source}: ${(error as Error).message}.`);
  }
}

async function modelFor(
  { scenario, variant }: ScheduleFile,
  file: string | undefined,
  { catalogue }: CommandContext,
): Promise<Model> {
  if (file === undefined) return catalogue.assemble(scenario, variant, "default");
  const [model] = selectAmong(await loadUserModels(file), { scenarios: [scenario], variant });
  return model!;
}
