import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { describeFields } from "../checker/network/index.ts";
import { counted } from "./numbers.ts";
import { wrap } from "./text.ts";
import { describeModel } from "./verdict.ts";

/** Where the test takes the model from. */
export type ModelSource = BuiltInSource | ExportSource;

/** A built-in scenario under the recorded variant or mutant. */
export interface BuiltInSource {
  readonly kind: "built-in";
  /** Default `default`. */
  readonly scope?: string | undefined;
}

/** A module that exports models. */
export interface ExportSource {
  readonly kind: "export";
  /** As the test imports it: `./my-protocol.ts`. */
  readonly specifier: string;
  /** `default` or the name of the export. */
  readonly name: string;
  /** What is exported: one model or several, as they are or made by a function without parameters. */
  readonly form: "model" | "models" | "makes model" | "makes models";
}

/** What a regression test is written about, and how. */
export interface RegressionTestOptions {
  readonly recording: Pick<ScheduleFile, "scenario" | "variant" | "property" | "schedule" | "note">;
  readonly source: ModelSource;
  /** What is wrong at the end of the schedule, for the reader of the test. */
  readonly reason?: string | undefined;
  /** The command that finds it again: `seamcheck explore --mutant greedy --seed 1`. */
  readonly command?: string | undefined;
  /** From where `builtInModel` and the matchers are imported. Default: the package. */
  readonly imports?: { readonly seamcheck: string; readonly matchers: string } | undefined;
  /** The width that prettier formats to, so that the test is as it would leave it. Default 100. */
  readonly printWidth?: number | undefined;
}

const DEFAULT_IMPORTS = { seamcheck: "seamcheck", matchers: "seamcheck/vitest" };
const DEFAULT_PRINT_WIDTH = 100;

/** Milliseconds: a trace that a fix takes a step from is followed by a search. */
const TEST_TIMEOUT = "60_000";

/**
 * The source of a Vitest file with a counterexample, which fails until the model withstands it. What
 * that means where a fix makes a step of it impossible, the matcher `toWithstand` says.
 */
export function renderRegressionTest(options: RegressionTestOptions): string {
  const { recording, source, printWidth = DEFAULT_PRINT_WIDTH } = options;
  const { property, schedule } = recording;
  const title = `${describeModel(recording)}: ${property}`;
  const withstand = call("await expect(model).toWithstand", [quote(property), "schedule"], printWidth - 2);
  return [
    ...comments(options, printWidth),
    ...importLines(options),
    "",
    `test(${quote(title)}, async () => {`,
    ...modelLines(source, recording, printWidth - 2).map(indent),
    ...scheduleLines(schedule).map(indent),
    ...withstand.map(indent),
    `}, ${TEST_TIMEOUT});`,
    "",
  ].join("\n");
}
