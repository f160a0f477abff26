import { describeFields } from "../checker/network/index.ts";
import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { assignment, call, comment, quote } from "./regressionTestSyntax.ts";
import { describeModel } from "./verdict.ts";

/** Where a test takes its model from. */
export type ModelSource = BuiltInSource | ExportSource;

/** A built-in scenario, under the recorded variant or mutant. */
export interface BuiltInSource {
  readonly kind: "built-in";
  /** Default: the scenario's default bounds. */
  readonly scope?: "default" | "large" | undefined;
}

/** A module that exports models. */
export interface ExportSource {
  readonly kind: "export";
  /** As the test imports it: `./my-protocol.ts`. */
  readonly specifier: string;
  /** The name of the export, or `default`. */
  readonly name: string;
  /** What is exported: one model or a list, as it is or made by a function without parameters. */
  readonly form: "model" | "models" | "makes model" | "makes models";
}

/** What a regression test is about, and how it is written. */
export interface RegressionTestOptions {
  readonly recording: Pick<ScheduleFile, "scenario" | "variant" | "property" | "schedule">;
  readonly source: ModelSource;
  /** What is wrong at the end of the schedule, for the reader of the test. */
  readonly reason?: string | undefined;
  /** The command that found it: `seamcheck explore --mutant greedy --seed 1`. */
  readonly command?: string | undefined;
  /** From where `builtInModel` and the matchers are imported. Default: the package. */
  readonly imports?: { readonly seamcheck: string; readonly matchers: string } | undefined;
  /** The line width of the prettier that shall find nothing to change. Default 100. */
  readonly printWidth?: number | undefined;
}

const PACKAGE_IMPORTS = { seamcheck: "seamcheck", matchers: "seamcheck/vitest" };
const DEFAULT_PRINT_WIDTH = 100;
const INDENT = "  ";

/** Milliseconds. Where a fix takes a step of the trace away, the test searches all runs. */
const TEST_TIMEOUT = "60_000";

/**
 * The source of a Vitest file with a counterexample, which fails until the model withstands it. What
 * it takes to withstand where a fix makes a step impossible, the matcher `toWithstand` says.
 *
 * @example
 * renderRegressionTest({ recording, source: { kind: "built-in" } });
 * renderRegressionTest({
 *   recording,
 *   source: { kind: "export", specifier: "./my-protocol.ts", name: "default", form: "model" },
 * });
 */
export function renderRegressionTest(options: RegressionTestOptions): string {
  const { recording, printWidth = DEFAULT_PRINT_WIDTH } = options;
  const { property } = recording;
  const body = [
    ...modelLines(options, printWidth - INDENT.length),
    ...traceLines(recording),
    ...call(
      "await expect(model).toWithstand",
      [quote(property), "trace"],
      printWidth - INDENT.length,
    ),
  ];
  return [
    ...headLines(options, printWidth),
    ...importLines(options),
    "",
    `test(${quote(`${describeModel(recording)} withstands: ${property}`)}, async () => {`,
    ...body.map((line) => INDENT + line),
    `}, ${TEST_TIMEOUT});`,
    "",
  ].join("\n");
}

function headLines(
  { recording, reason, command }: RegressionTestOptions,
  printWidth: number,
): string[] {
  const why = reason === undefined ? "." : `: ${reason}`;
  return [
    ...comment(
      "Written by seamcheck. This test fails until the model withstands the counterexample below.",
      printWidth,
    ),
    ...comment(`${describeModel(recording)} violated "${recording.property}"${why}`, printWidth),
    ...(command === undefined ? [] : comment(`Found by: ${command}`, printWidth)),
  ];
}

function importLines({ source, imports = PACKAGE_IMPORTS }: RegressionTestOptions): string[] {
  return [
    source.kind === "built-in"
      ? `import { builtInModel } from ${quote(imports.seamcheck)};`
      : `import * as exported from ${quote(source.specifier)};`,
    `import ${quote(imports.matchers)};`,
    `import { expect, test } from "vitest";`,
  ];
}

function modelLines({ recording, source }: RegressionTestOptions, width: number): string[] {
  const { scenario, variant } = recording;
  if (source.kind === "built-in") {
    const scope = source.scope === undefined ? [] : [quote(source.scope)];
    return call("const model = builtInModel", [quote(scenario), quote(variant), ...scope], width);
  }
  const exported = `exported.${source.name}`;
  switch (source.form) {
    case "model":
      return assignment("model", exported, width);
    case "makes model":
      return assignment("model", `await ${exported}()`, width);
    case "models":
      return choiceLines(exported, recording, width);
    case "makes models":
      return choiceLines(`await ${exported}()`, recording, width);
  }
}

/** The one of several models that was recorded. Where it is gone, the matcher is given undefined. */
function choiceLines(
  models: string,
  { scenario, variant }: RegressionTestOptions["recording"],
  width: number,
): string[] {
  const isRecorded = "(each) => each.scenario === scenario && each.variant === variant";
  return [
    ...assignment("scenario", quote(scenario), width),
    ...assignment("variant", quote(variant), width),
    ...assignment("models", models, width),
    ...call("const model = models.find", [isRecorded], width, "!"),
  ];
}

function traceLines({ schedule }: RegressionTestOptions["recording"]): string[] {
  if (schedule.length === 0) return ["const trace: string[] = [];"];
  const moves = schedule.map(({ move, parameters }) => quote(move + describeFields(parameters)));
  return [
    "const trace = [",
    // Besides telling the reader, it keeps prettier from putting a short list on one line.
    `${INDENT}// The moves, as a timeline of seamcheck names them.`,
    ...moves.map((move) => `${INDENT}${move},`),
    "];",
  ];
}
