/** JSON data: what a context, an event and a move's parameters may hold. */
export type PlainData =
  null | boolean | number | string | readonly PlainData[] | { readonly [key: string]: PlainData };

/** Where a value stops being plain JSON data, and why; `undefined` for plain data. */
export interface PlainDataProblem {
  readonly path: string;
  readonly reason: string;
}

/**
 * Finds the first place where `value` is not plain JSON data. States are compared by value, so a
 * Date, a Map, a function or a cycle would make two different states look equal, or one look new
 * for ever.
 */
export function findPlainDataProblem(value: unknown, path: string): PlainDataProblem | undefined {
  return findProblem(value, path, new Set());
}

function findProblem(
  value: unknown,
  path: string,
  ancestors: Set<object>,
): PlainDataProblem | undefined {
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value)
        ? undefined
        : { path, reason: `${String(value)} is not a JSON number` };
    case "object":
      return value === null ? undefined : findProblemInObject(value, path, ancestors);
    case "undefined":
      return { path, reason: "undefined is not JSON data; use null" };
    case "function":
      return { path, reason: "it is a function" };
    case "bigint":
    case "symbol":
      return { path, reason: `a ${typeof value} is not JSON data` };
  }
}

function findProblemInObject(
  value: object,
  path: string,
  ancestors: Set<object>,
): PlainDataProblem | undefined {
  if (ancestors.has(value)) return { path, reason: "it contains itself" };
  const isArray = Array.isArray(value);
  if (!isArray && !isPlainObject(value)) {
    return { path, reason: `it is a ${value.constructor.name || "class instance"}` };
  }
  ancestors.add(value);
  for (const [key, item] of Object.entries(value)) {
    const problem = findProblem(item, isArray ? `${path}[${key}]` : `${path}.${key}`, ancestors);
    if (problem !== undefined) return problem;
  }
  ancestors.delete(value);
  return undefined;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * One string for each value: JSON with sorted keys, so that two contexts that differ only in the
 * order in which their keys were assigned are one state.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const fields = entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${fields.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Freezes plain data all the way down, so that an action that mutates it throws at once. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const item of Object.values(value)) deepFreeze(item);
  }
  return value;
}
