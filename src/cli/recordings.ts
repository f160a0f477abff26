import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { formatScheduleFile, type ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { hasEvidence, replayArgument, type CheckedModel } from "../report/index.ts";
import { atomicWrite } from "./atomicWrite.ts";
import type { OutputOptions } from "./output.ts";
import type { CommandContext } from "./program.ts";
import type { Run } from "./runModels.ts";

/** The options that keep counterexamples. */
export interface RecordingOptions {
  readonly save?: string;
  readonly emitTest?: string;
}

/** Adds the options of `RecordingOptions` to a command. */
export function addRecordingOptions(command: Command): Command {
  return command
    .option("--save <folder>", "keep each counterexample as a file to replay")
    .option("--emit-test <file>", "write a Vitest file that fails until the first one is mended");
}

/**
 * Keeps each counterexample where that was asked for, and says how it is replayed. `modelFile` is the
 * user's module that the models came from, without which nothing could be replayed.
 */
export function putRecordings(
  { checked }: Run,
  { save, json }: RecordingOptions & Pick<OutputOptions, "json">,
  modelFile: string | undefined,
  { surroundings: { stdout } }: CommandContext,
): void {
  const recordings = checked.flatMap(recordingsOf);
  if (recordings.length === 0) return;
  const module = modelFile === undefined ? "" : ` ${modelFile}`;
  const sources = recordings.map((file) =>
    save === undefined ? replayArgument(file) : writeRecording(save, file),
  );
  if (json === true) return;
  const title = save === undefined ? "replay (--save FOLDER keeps it in a file)" : "replay";
  const lines = sources.map((source) => `  seamcheck replay ${source}${module}`);
  stdout.write(`\n${title}\n${lines.join("\n")}\n`);
}

function writeRecording(folder: string, file: ScheduleFile): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${fileName(file)}.json`);
  atomicWrite(path, formatScheduleFile(file));
  return path;
}

/** The counterexamples of one model as schedule files that expect the same violation. */
export function recordingsOf({ result }: CheckedModel): ScheduleFile[] {
  const { scenario, variant } = result;
  return result.properties
    .filter(hasEvidence)
    .filter(({ verdict }) => verdict === "violated")
    .map(({ property, evidence: { schedule } }) => ({
      scenario,
      variant,
      property,
      expect: "violated",
      schedule,
    }));
}

function fileName({ scenario, variant, property }: ScheduleFile): string {
  return [scenario, variant, property]
    .map((part) => part.replaceAll(/[^A-Za-z0-9]+/g, "-"))
    .join(".");
}
