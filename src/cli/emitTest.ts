import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Scope } from "../../properties/index.ts";
import { ModelError } from "../checker/errors.ts";
import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { renderRegressionTest, type ModelSource } from "../report/index.ts";
import { atomicWrite, checkWritable } from "./atomicWrite.ts";
import type { CommandContext } from "./program.ts";
import { recordingsOf } from "./recordings.ts";
import type { Run } from "./runModels.ts";
import { loadExportedModels } from "./userModule.ts";

/** What of the command line matters to an emitted test. */
export interface EmitTestOptions {
  readonly emitTest?: string;
  readonly plan?: string;
  readonly scope?: Scope;
  readonly json?: true | string;
}

/**
 * Refuses a file that cannot be written, and a model that a test could not import, before the work.
 *
 * @throws ModelError
 */
export function checkEmitTest({ emitTest, plan }: EmitTestOptions): void {
  if (emitTest === undefined) return;
  checkWritable(emitTest);
  if (!/\.(test|spec)\.[mc]?ts$/.test(emitTest)) {
    throw new ModelError(
      `--emit-test ${emitTest}: Vitest would not find it. Name it like barrier.test.ts.`,
    );
  }
  if (plan !== undefined) {
    throw new ModelError(
      "--emit-test cannot be combined with --plan: a test cannot import the model of a job. Use " +
        "--save and replay the schedule.",
    );
  }
}

/** Writes a Vitest file for the first counterexample of a run, where that was asked for. */
export async function putTest(
  { checked }: Run,
  options: EmitTestOptions,
  modelFile: string | undefined,
  { surroundings: { stdout } }: CommandContext,
): Promise<void> {
  const { emitTest: target, scope, json } = options;
  if (target === undefined) return;
  const [found] = checked.flatMap((one) =>
    recordingsOf(one).map((recording) => ({ recording, one })),
  );
  if (found === undefined) {
    if (json !== true) stdout.write(`\n${target} was not written: there is no counterexample.\n`);
    return;
  }
  const { recording, one } = found;
  const violated = one.result.properties.find(({ property }) => property === recording.property);
  const text = renderRegressionTest({
    recording,
    source: await sourceOf(recording, target, scope, modelFile),
    reason: violated?.reason,
    imports: importsFor(target),
  });
  atomicWrite(target, text);
  if (json !== true) stdout.write(`\n${target} fails until this is mended.\n`);
}

async function sourceOf(
  { scenario, variant }: ScheduleFile,
  target: string,
  scope: Scope | undefined,
  modelFile: string | undefined,
): Promise<ModelSource> {
  if (modelFile === undefined) return { kind: "built-in", scope };
  const exported = await loadExportedModels(modelFile);
  const { name, form } = exported.find(
    ({ model }) => model.scenario === scenario && model.variant === variant,
  )!;
  if (form === "variant") {
    throw new ModelError(
      `--emit-test: a test needs the models of "${name}", and ${modelFile} exports the variant. Add ` +
        `export const models = modelsOf(${name}) to it.`,
    );
  }
  return { kind: "export", specifier: specifierFrom(target, resolve(modelFile)), name, form };
}

/** Inside a checkout of seamcheck itself its sources are imported, since there is no package. */
function importsFor(target: string): { seamcheck: string; matchers: string } | undefined {
  const self = fileURLToPath(import.meta.url);
  const sources = dirname(dirname(self));
  const isInCheckout = self.endsWith(".ts") && resolve(target).startsWith(dirname(sources));
  if (!isInCheckout) return undefined;
  return {
    seamcheck: specifierFrom(target, join(sources, "index.ts")),
    matchers: specifierFrom(target, join(sources, "vitest", "index.ts")),
  };
}

function specifierFrom(target: string, file: string): string {
  const path = relative(dirname(resolve(target)), file).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
