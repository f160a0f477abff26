import { Command, CommanderError } from "commander";
import type { JobSources } from "../flink/index.ts";
import type { ScenarioOfJob } from "./importJob.ts";
import type { Catalogue } from "./catalogue.ts";
import { addCheckCommand } from "./commands/check.ts";
import { addExploreCommand } from "./commands/explore.ts";
import { addListCommand } from "./commands/list.ts";
import { addReplayCommand } from "./commands/replay.ts";
import { ExitCode } from "./exitCodes.ts";
import { packageVersion } from "./packageFiles.ts";
import type { Surroundings } from "./surroundings.ts";

/** What `seamcheck` works on, beside its arguments. */
export interface ProgramInput {
  readonly surroundings: Surroundings;
  readonly catalogue: Catalogue;
  /** The job that `check` without arguments takes in, too. */
  readonly exampleJob?: JobSources;
  /** Recorded schedules of built-in models, which `check` without arguments replays first. */
  readonly regressionsFolder?: string;
  readonly scenarioOfJob: ScenarioOfJob;
}

/** What a command is given. */
export interface CommandContext extends ProgramInput {
  /** The exit code of a command that did its work; 0 where it sets none. */
  readonly setExitCode: (code: number) => void;
}

/** Runs the command line and answers the exit code. */
export async function runProgram(argv: readonly string[], input: ProgramInput): Promise<number> {
  let exitCode: number = ExitCode.allHold;
  const program = buildProgram({
    ...input,
    setExitCode: (code) => {
      exitCode = code;
    },
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return reportFailure(error, input.surroundings);
  }
}

function buildProgram(context: CommandContext): Command {
  const { stdout, stderr } = context.surroundings;
  const program = new Command("seamcheck")
    .description("A property-based model checker for checkpoint barrier protocols.")
    .version(packageVersion())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
    })
    .showHelpAfterError("(seamcheck --help shows all commands and options)")
    .addHelpText(
      "after",
      "\nExit codes: 0 nothing violated, 1 a violation, 2 wrong input, 3 undecided or vacuous.",
    );
  addCheckCommand(program, context);
  addExploreCommand(program, context);
  addReplayCommand(program, context);
  addListCommand(program, context);
  return program;
}

function reportFailure(error: unknown, { stderr }: Surroundings): number {
  // Commander has printed its own message, or the help or version that was asked for.
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.allHold : ExitCode.wrongInput;
  }
  // By name, since a user's module may bring its own copy of the class.
  if (error instanceof Error && error.name === "ModelError") {
    stderr.write(`seamcheck: ${error.message}\n`);
    return ExitCode.wrongInput;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    `${stack}\n\nThis is a defect of seamcheck. Please report it with the lines above.\n`,
  );
  return ExitCode.internalError;
}
