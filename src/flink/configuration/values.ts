import { parseDurationMs } from "./duration.ts";
import { parseMemoryBytes } from "./memory.ts";

/** What each type of Flink option is in TypeScript: durations are ms, memory sizes bytes. */
export interface ValueTypes {
  readonly duration: number;
  readonly memory: number;
  readonly int: number;
  readonly long: number;
  readonly float: number;
  readonly boolean: boolean;
  readonly enum: string;
  readonly string: string;
  readonly list: readonly string[];
}

export type ValueType = keyof ValueTypes;
export type ConfigurationValue = ValueTypes[ValueType];

/** What a value has to be: the part of a key's definition that parsing needs. */
export interface ValueRule {
  readonly type: ValueType;
  /** The constants of an enum. */
  readonly values?: readonly string[];
  /** The least value a number may have. */
  readonly min?: number;
}

/** The value that `text` stands for, or `undefined` where it does not parse. */
export function parseValue(rule: ValueRule, text: string): ConfigurationValue | undefined {
  const value = parsers[rule.type](text.trim(), rule);
  const isTooSmall = typeof value === "number" && value < (rule.min ?? -Infinity);
  return isTooSmall ? undefined : value;
}

type Parser = (text: string, rule: ValueRule) => ConfigurationValue | undefined;

const MAX_INT = 2_147_483_647;

const parsers: Readonly<Record<ValueType, Parser>> = {
  duration: parseDurationMs,
  memory: parseMemoryBytes,
  int: (text) => parseInteger(text, MAX_INT),
  long: (text) => parseInteger(text, Number.MAX_VALUE),
  float: (text) =>
    /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?f?$/i.test(text) ? parseFloat(text) : undefined,
  boolean: parseBoolean,
  enum: (text, { values = [] }) =>
    values.find((value) => value.toUpperCase() === text.toUpperCase()),
  string: (text) => text,
  list: (text) => text.split(";").map((item) => item.trim()),
};

function parseInteger(text: string, max: number): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Math.abs(value) <= max ? value : undefined;
}

function parseBoolean(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  if (lower === "true") return true;
  return lower === "false" ? false : undefined;
}

/** What a key accepts, ready to follow `It takes`. */
export function describeAccepted(rule: ValueRule): string {
  const atLeast = rule.min === undefined ? "" : ` of at least ${rule.min}`;
  switch (rule.type) {
    case "duration":
      return "a duration: a number and a unit as in 500ms, 30 s, 10min, 1 h or PT5M; ms where there is no unit";
    case "memory":
      return "a memory size: a number and a unit as in 32kb, 64 mb or 1g; bytes where there is no unit";
    case "int":
    case "long":
      return `a whole number${atLeast}`;
    case "float":
      return `a number${atLeast}`;
    case "boolean":
      return "true or false";
    case "enum":
      return `one of ${(rule.values ?? []).join(", ")}`;
    case "string":
      return "a text";
    case "list":
      return `a list, or texts with ";" between them`;
  }
}
