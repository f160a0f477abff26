import type { Command } from "commander";
import { renderDocument, renderReport, styleFor, toDocument } from "../report/index.ts";
import { parseJsonTarget } from "./arguments.ts";
import { atomicWrite, checkWritable } from "./atomicWrite.ts";
import { jobDocument, type ImportedRun } from "./importJob.ts";
import { renderImportedJob } from "./jobReport.ts";
import type { CommandContext } from "./program.ts";
import type { Run } from "./runModels.ts";

/** The options that say what a command prints of its results, and where. */
export interface OutputOptions {
  readonly json?: true | string;
  readonly coverage?: true;
  readonly full?: true;
  readonly witnesses?: true;
}

/** With more models than this, a row for every property is more than anyone reads. */
const MOST_MODELS_IN_DETAIL = 8;

/** Adds the options of `OutputOptions` to a command. */
export function addOutputOptions(command: Command): Command {
  return command
    .option("--json [file]", "print one JSON document, or write it to a file", parseJsonTarget)
    .option("--coverage", "list what no run ever reached, by name")
    .option("--full", "a row for every property, and every figure, however many models there are")
    .option("--witnesses", "also draw how each reachable goal is reached");
}

/** Refuses a file that cannot be written, before the work whose result it is to hold. */
export function checkOutput({ json }: OutputOptions): void {
  if (typeof json === "string") checkWritable(json);
}

/** Prints the report of a run, or its JSON document, or the one and writes the other. */
export function putResults(
  run: Run,
  job: ImportedRun | undefined,
  exitCode: number,
  options: OutputOptions,
  context: CommandContext,
): void {
  if (options.json !== true) printReport(run, job, options, context);
  if (options.json !== undefined) putDocument(run, job, exitCode, options.json, context);
}

function printReport(
  { checked, notChecked }: Run,
  job: ImportedRun | undefined,
  options: OutputOptions,
  { surroundings: { stdout, environment } }: CommandContext,
): void {
  const style = styleFor(stdout, environment);
  if (job !== undefined) stdout.write(`${renderImportedJob(job, style).join("\n")}\n\n`);
  // One model leaves room for names; for many a line each has to do unless more is asked for.
  const coverage = options.coverage === true || checked.length === 1 ? "full" : "overview";
  stdout.write(
    renderReport(
      checked,
      {
        coverage,
        compact: checked.length > MOST_MODELS_IN_DETAIL && options.full === undefined,
        witnesses: options.witnesses ?? false,
        notChecked,
      },
      style,
    ),
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
