import { z } from "zod";
import { ModelError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import { jsonErrorLine } from "./scheduleFileJson.ts";
import type { ReplayVerdict } from "./replayJudge.ts";
import type { Schedule } from "./types.ts";

const FORMAT = "seamcheck-schedule";
const VERSION = 1;

/** The verdicts that a replay of a whole schedule can give. */
const EXPECTABLE = ["violated", "holds", "not found"] as const;

/** A recorded schedule: what to run, on what, and the verdict that the replay must give. */
export interface ScheduleFile {
  readonly scenario: string;
  readonly variant: string;
  readonly property: string;
  readonly expect: Exclude<ReplayVerdict, "undecided">;
  readonly schedule: Schedule;
  /** For the reader: what the run shows, which bug it belongs to. */
  readonly note?: string | undefined;
}

const headerSchema = z.looseObject({ format: z.literal(FORMAT), version: z.literal(VERSION) });

const scheduleFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  scenario: z.string(),
  variant: z.string(),
  property: z.string(),
  expect: z.enum(EXPECTABLE),
  note: z.string().optional(),
  schedule: z.array(
    z.strictObject({ move: z.string(), parameters: z.record(z.string(), z.json()).default({}) }),
  ),
});

const FIELDS = Object.keys(scheduleFileSchema.shape);

/**
 * Reads the text of a recorded schedule; `source` names the file in messages.
 *
 * @throws ModelError for text that is not JSON, another format or version, and a wrong field.
 */
export function parseScheduleFile(text: string, source: string): ScheduleFile {
  const data = parseJson(text, source);
  const header = headerSchema.safeParse(data);
  if (!header.success) throw new ModelError(`${source} ${describeHeader(data)}`);
  const parsed = scheduleFileSchema.safeParse(data);
  if (!parsed.success) {
    throw new ModelError(`${source}: ${describeIssue(parsed.error.issues[0]!, data)}`);
  }
  const { scenario, variant, property, expect, note, schedule } = parsed.data;
  return { scenario, variant, property, expect, schedule, ...(note !== undefined && { note }) };
}

/**
 * The text of a schedule file: one field or move a line, keys in a fixed order, so that two versions
 * of a regression differ only in the lines of the moves that differ. The caller writes it.
 */
export function formatScheduleFile(file: ScheduleFile): string {
  const head = {
    format: FORMAT,
    version: VERSION,
    scenario: file.scenario,
    variant: file.variant,
    property: file.property,
    expect: file.expect,
    ...(file.note !== undefined && { note: file.note }),
  };
  const fields = Object.entries(head).map(
    ([key, value]) => `  "${key}": ${JSON.stringify(value)},`,
  );
  const moves = file.schedule.map(({ move, parameters }) => `    ${spaced({ move, parameters })}`);
  const schedule = moves.length === 0 ? "[]" : `[\n${moves.join(",\n")}\n  ]`;
  return ["{", ...fields, `  "schedule": ${schedule}`, "}", ""].join("\n");
}

function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new ModelError(`${source} is not JSON (line ${jsonErrorLine(text)}): ${message}`);
  }
}

function describeHeader(data: unknown): string {
  const found = at(data, ["format"]);
  if (found !== FORMAT) {
    const instead = found === undefined ? "is missing" : `is ${JSON.stringify(found)}`;
    return `is not a recorded schedule: its "format" ${instead}, where "${FORMAT}" is expected.`;
  }
  const version = at(data, ["version"]);
  if (version === undefined) return `does not say which version wrote it: "version" is missing.`;
  return (
    `was written by version ${JSON.stringify(version)}; this seamcheck reads version ${VERSION}. ` +
    `Use the seamcheck that wrote it, or record the schedule again.`
  );
}

function describeIssue(issue: z.core.$ZodIssue, data: unknown): string {
  const path = describePath(issue.path);
  if (issue.code === "unrecognized_keys") {
    const [key] = issue.keys;
    const known = issue.path.length === 0 ? FIELDS : ["move", "parameters"];
    return `"${describePath([...issue.path, key!])}" is no field of it.${didYouMean(key!, known)}`;
  }
  const value = at(data, issue.path);
  if (value === undefined) return `"${path}" is missing.`;
  const found = `"${path}" is ${JSON.stringify(value)}`;
  if (path === "expect") {
    const suggestion = typeof value === "string" ? didYouMean(value, EXPECTABLE) : "";
    const verdicts = EXPECTABLE.map((verdict) => `"${verdict}"`).join(", ");
    return `${found}, which is not a verdict of a replay (${verdicts}).${suggestion}`;
  }
  if (issue.code === "invalid_type")
    return `${found}, where ${article(issue.expected)} is expected.`;
  return `${found}: ${issue.message}.`;
}

function article(type: string): string {
  const noun = type === "record" ? "object" : type;
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((key, depth) =>
      typeof key === "number" ? `[${key}]` : `${depth === 0 ? "" : "."}${String(key)}`,
    )
    .join("");
}

function at(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

/** JSON on one line, spaced as prettier does it, with sorted keys below the given ones. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  if (keys.length === 0) return "{}";
  const fields = keys.map(
    (key) => `${JSON.stringify(key)}: ${spaced((value as Readonly<Record<string, unknown>>)[key])}`,
  );
  return `{ ${fields.join(", ")} }`;
}
