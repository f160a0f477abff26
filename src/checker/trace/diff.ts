import type { PlainData } from "../network/plainData.ts";
import { canonicalJson } from "../network/plainData.ts";

/** One place where two values differ. */
export interface Difference {
  readonly path: string;
  readonly before: PlainData | undefined;
  readonly after: PlainData | undefined;
}

/** The deepest places where two plain values differ, in the order of their keys. */
export function differences(
  before: PlainData | undefined,
  after: PlainData | undefined,
  path = "",
): Difference[] {
  if (before === after) return [];
  if (!isContainer(before) || !isContainer(after)) return [{ path, before, after }];
  if (Array.isArray(before) !== Array.isArray(after)) return [{ path, before, after }];
  // A queue that lost its head moved up as a whole; item by item it would look rewritten.
  if (Array.isArray(before) && before.length !== after.length) return [{ path, before, after }];
  if (canonicalJson(before) === canonicalJson(after)) return [];
  return keysOf(before, after).flatMap((key) =>
    differences(before[key], after[key], extend(path, key, Array.isArray(before))),
  );
}

type Container = Readonly<Record<string, PlainData | undefined>>;

function isContainer(value: PlainData | undefined): value is Container & PlainData {
  return typeof value === "object" && value !== null;
}

function keysOf(before: Container, after: Container): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function extend(path: string, key: string, isIndex: boolean): string {
  if (isIndex) return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}
