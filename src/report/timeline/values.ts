import type { PlainData } from "../../checker/network/index.ts";
import { elide } from "../text.ts";

const LONGEST_VALUE = 36;

/**
 * A value as short as it stays readable: strings bare, `∅` for what is not there, and an object with
 * a type as `record(left,1)`. There are no blanks, at which a line could break.
 */
export function describeValue(value: PlainData | undefined): string {
  return elide(compact(value), LONGEST_VALUE);
}

/** `Running.aligned` for nested states; regions that are active together stand in parentheses. */
export function stateName(value: PlainData | undefined): string {
  if (!isRecord(value)) return describeValue(value);
  const regions = Object.entries(value).map(([state, inner]) =>
    isRecord(inner) && Object.keys(inner).length === 0 ? state : `${state}.${stateName(inner)}`,
  );
  return regions.length === 1 ? regions[0]! : `(${regions.join(", ")})`;
}

/** Plain data that is a list, also to TypeScript. */
export function isList(value: PlainData | undefined): value is readonly PlainData[] {
  return Array.isArray(value);
}

function isRecord(value: PlainData | undefined): value is Readonly<Record<string, PlainData>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function compact(value: PlainData | undefined): string {
  if (value === undefined) return "∅";
  if (typeof value === "string") return value === "" ? '""' : value;
  if (isList(value)) return `[${value.map(compact).join(",")}]`;
  if (isRecord(value)) return compactRecord(value);
  return String(value);
}

function compactRecord(value: Readonly<Record<string, PlainData>>): string {
  const { type, ...rest } = value;
  if (typeof type === "string") return `${type}(${Object.values(rest).map(compact).join(",")})`;
  const fields = Object.entries(value).map(([key, item]) => `${key}:${compact(item)}`);
  return `{${fields.join(",")}}`;
}
