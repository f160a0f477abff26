import type { PlainData } from "../../checker/network/index.ts";
import type { Change } from "../../checker/trace/types.ts";
import { diffLists } from "./listDiff.ts";
import { describeValue, isList, stateName } from "./values.ts";

/** What a step changed, as short pieces, one instance each: `join.blocked +left, count 0→1`. */
export function describeChanges(changes: readonly Change[]): string[][] {
  const byInstance = new Map<string, Change[]>();
  for (const change of changes) {
    const known = byInstance.get(change.instance);
    if (known === undefined) byInstance.set(change.instance, [change]);
    else known.push(change);
  }
  return [...byInstance].map(([instance, own]) => describeInstance(instance, own));
}

/** The changes of one instance, its state first; the name stands before the first one only. */
function describeInstance(instance: string, changes: readonly Change[]): string[] {
  const isState = ({ path }: Change) => path === "";
  const state = changes
    .filter(isState)
    .map(({ before, after }) => `${instance} ${stateName(before)}→${stateName(after)}`);
  const context = groupByList(changes.filter((change) => !isState(change))).flatMap(describeGroup);
  const first = state.length === 0 ? `${instance}.` : "";
  return [...state, ...context.map((text, n) => (n === 0 ? first + text : text))];
}

/** Changed places that are told together: the items of one list, or a single value. */
interface ChangeGroup {
  readonly list: string | undefined;
  readonly changes: Change[];
}

function groupByList(changes: readonly Change[]): ChangeGroup[] {
  const groups: ChangeGroup[] = [];
  for (const change of changes) {
    const list = /^(.*)\[\d+\]$/.exec(change.path)?.[1];
    const group = groups.find((known) => list !== undefined && known.list === list);
    if (group === undefined) groups.push({ list, changes: [change] });
    else group.changes.push(change);
  }
  return groups;
}

function describeGroup({ list, changes }: ChangeGroup): string[] {
  const [first] = changes;
  if (list === undefined && isList(first!.before) && isList(first!.after)) {
    return [describeListChange(first!.path, first!.before, first!.after)];
  }
  const slices = list === undefined ? undefined : contiguousSlices(changes);
  if (slices === undefined) return changes.map(describeValueChange);
  return [describeListChange(list!, slices.before, slices.after)];
}

function describeValueChange({ path, before, after }: Change): string {
  return `${path} ${describeValue(before)}→${describeValue(after)}`;
}

/**
 * The part of a list that changed, before and after, where its length changed and the changed places
 * are neighbours. Otherwise an unchanged item stands between them, or each item only has a new value.
 */
function contiguousSlices(
  changes: readonly Change[],
): { before: PlainData[]; after: PlainData[] } | undefined {
  const indices = changes.map(({ path }) => Number(/\[(\d+)\]$/.exec(path)![1]));
  if (indices.some((index, n) => n > 0 && index !== indices[n - 1]! + 1)) return undefined;
  const before = changes.map((change) => change.before).filter((item) => item !== undefined);
  const after = changes.map((change) => change.after).filter((item) => item !== undefined);
  return before.length === after.length ? undefined : { before, after };
}

function describeListChange(
  path: string,
  before: readonly PlainData[],
  after: readonly PlainData[],
): string {
  const { removed, added } = diffLists(before, after);
  const edits = [
    ...removed.map((item) => `−${describeItem(item)}`),
    ...added.map((item) => `+${describeItem(item)}`),
  ];
  if (edits.length > 4) return `${path} ${describeValue(before)}→${describeValue(after)}`;
  return `${path} ${edits.join(" ")}`;
}

/** A number that joins a list stands in brackets, or it would read as an increment. */
function describeItem(item: PlainData): string {
  return typeof item === "number" ? `[${item}]` : describeValue(item);
}
