import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { modelsOf as modelsOfVariant } from "../../properties/index.ts";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";

/** A model that a user's module exports, and how: what an emitted test has to import. */
export interface ExportedModel {
  readonly model: Model;
  /** The name of the export, or `default`. */
  readonly name: string;
  readonly form: ExportForm;
}

type ExportForm = "model" | "models" | "makes model" | "makes models" | "variant";

/**
 * Loads a user's module and collects the models it exports: a Model, a list of them, or a function
 * without parameters that makes either, or a variant that `defineVariant` made, as default or named
 * exports.
 *
 * @throws ModelError where there is no such file, it does not load, or it exports no model.
 */
export async function loadUserModels(file: string): Promise<readonly Model[]> {
  return (await loadExportedModels(file)).map(({ model }) => model);
}

/** The same with the export that each model comes from; a model that two of them hold counts once. */
export async function loadExportedModels(file: string): Promise<readonly ExportedModel[]> {
  const path = resolve(file);
  if (!existsSync(path)) throw new ModelError(`There is no file ${file}.`);
  const exported = Object.entries(await importModule(file, pathToFileURL(path).href));
  const found: ExportedModel[] = [];
  for (const [name, value] of exported) found.push(...(await modelsIn(file, name, value)));
  const distinct = [...new Map(found.map((entry) => [entry.model, entry])).values()];
  if (distinct.length === 0) throw new ModelError(describeLackOfModels(file, exported));
  return distinct;
}

async function importModule(file: string, url: string): Promise<Record<string, unknown>> {
  if (/\.[mc]?ts$/.test(file) && !runsTypeScript()) await registerTsx(file);
  try {
    return (await import(url)) as Record<string, unknown>;
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new ModelError(`${file} cannot be loaded: ${reason}`);
  }
}

/** Node strips types itself from 22.18 on; before, this file is TypeScript only if a loader is there. */
function runsTypeScript(): boolean {
  const features = process.features as { readonly typescript?: unknown };
  return import.meta.url.endsWith(".ts") || Boolean(features.typescript);
}

async function registerTsx(file: string): Promise<void> {
  try {
    const { register } = await import("tsx/esm/api");
    register();
  } catch {
    throw new ModelError(
      `${file} is TypeScript, which this Node.js (${process.version}) cannot run by itself. ` +
        `Install tsx next to seamcheck (npm install tsx), or use Node.js 22.18 or later.`,
    );
  }
}

async function modelsIn(file: string, name: string, value: unknown): Promise<ExportedModel[]> {
  if (typeof value !== "function") return modelsOf(name, value, ["model", "models"]);
  if (value.length > 0 || isClass(value)) return [];
  const made: unknown = await callExport(file, name, value as () => unknown);
  return modelsOf(name, made, ["makes model", "makes models"]);
}

function modelsOf(
  name: string,
  value: unknown,
  [one, many]: readonly [ExportForm, ExportForm],
): ExportedModel[] {
  if (isModel(value)) return [{ model: value, name, form: one }];
  if (isDefinedVariant(value)) {
    return modelsOfVariant(value).map((model) => ({ model, name, form: "variant" }));
  }
  if (!Array.isArray(value)) return [];
  return value.filter(isModel).map((model) => ({ model, name, form: many }));
}

async function callExport(file: string, name: string, make: () => unknown): Promise<unknown> {
  try {
    return await make();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelError(`${file}: calling the export "${name}" failed: ${reason}`);
  }
}

function isClass(value: object): boolean {
  return Function.prototype.toString.call(value).startsWith("class");
}

function isModel(value: unknown): value is Model {
  return (
    isObject(value) &&
    typeof value.scenario === "string" &&
    typeof value.variant === "string" &&
    isNetwork(value.network) &&
    Array.isArray(value.properties)
  );
}

/** What `defineVariant` answers: which scenarios to check it in is part of it. */
function isDefinedVariant(value: unknown): value is Parameters<typeof modelsOfVariant>[0] {
  return isObject(value) && isObject(value.variant) && isObject(value.from) && "scenarios" in value;
}

function isNetwork(value: unknown): boolean {
  return isObject(value) && isObject(value.instances) && Array.isArray(value.moves);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function describeLackOfModels(file: string, exported: readonly [string, unknown][]): string {
  const shape = "{ scenario, variant, network, properties }";
  const network = exported.find(([, value]) => isNetwork(value));
  if (network !== undefined) {
    return `${file} exports the network "${network[0]}", but no model. Export ${shape} with it.`;
  }
  const names = exported.map(([name]) => name).join(", ");
  const found = names === "" ? "it exports nothing" : `it exports ${names}`;
  return (
    `${file} exports no model: ${found}. Export a model ${shape}, a list of models, ` +
    `a function without parameters that returns either, or what defineVariant returns.`
  );
}
