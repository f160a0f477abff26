import { z } from "zod";
import { ModelError } from "../../checker/errors.ts";

/** An input of a vertex, as `JsonPlanGenerator` writes it. */
const inputSchema = z.looseObject({
  id: z.string(),
  ship_strategy: z.string().optional(),
  exchange: z.string().optional(),
});

const nodeSchema = z.looseObject({
  id: z.string(),
  parallelism: z.number().min(1).multipleOf(1),
  description: z.string().optional(),
  inputs: z.array(inputSchema).optional(),
});

const planSchema = z.looseObject({
  name: z.string().optional(),
  nodes: z.array(nodeSchema),
});

export type PlanInput = z.infer<typeof inputSchema>;
export type PlanNode = z.infer<typeof nodeSchema>;
export type Plan = z.infer<typeof planSchema>;

/**
 * The plan in an answer of `GET /jobs/:jobid/plan` or `GET /jobs/:jobid`, or in the inner object
 * alone. Fields that seamcheck does not use may be there or not.
 *
 * @throws ModelError naming the first field that is missing or of the wrong type.
 */
export function toPlan(file: string, json: unknown): Plan {
  if (!isObject(json)) throw new ModelError(`${file} is no job plan: it holds ${describe(json)}.`);
  if (Array.isArray(json.errors)) {
    throw new ModelError(
      `${file} is an error answer of Flink, no job plan: ${json.errors.map(String).join("; ")}`,
    );
  }
  const isWrapped = "plan" in json;
  const result = planSchema.safeParse(isWrapped ? json.plan : json);
  if (result.success) return result.data;
  const path = result.error.issues[0]!.path;
  throw new ModelError(
    `${file} is no job plan: ${describeIssue(json, isWrapped ? ["plan", ...path] : path)}`,
  );
}

function describeIssue(json: unknown, path: readonly PropertyKey[]): string {
  const value = path.reduce(valueAt, json);
  const field = path.at(-1);
  const place = formatPath(path.slice(0, -1));
  if (value === undefined) {
    const hint = place === "" ? " It has to be an answer of GET /jobs/:jobid/plan." : "";
    return `${place === "" ? "there" : place} ${place === "" ? "is" : "has"} no "${String(field)}".${hint}`;
  }
  return `${formatPath(path)} is ${describe(value)}, and has to be ${expected(String(field))}.`;
}

function expected(field: string): string {
  switch (field) {
    case "parallelism":
      return "a whole number of at least 1";
    case "nodes":
    case "inputs":
      return "a list";
    case "id":
    case "name":
    case "description":
    case "ship_strategy":
    case "exchange":
      return "a text";
    default:
      return "an object";
  }
}

function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<PropertyKey, unknown>>)[key]
    : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  return JSON.stringify(value);
}

function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
    .join("")
    .replace(/^\./, "");
}
