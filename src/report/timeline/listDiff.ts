import type { PlainData } from "../../checker/network/index.ts";

/** What left a list and what joined it. */
export interface ListDiff {
  readonly removed: readonly PlainData[];
  readonly added: readonly PlainData[];
}

/** The fewest removals and additions that turn `before` into `after`, by longest common subsequence. */
export function diffLists(before: readonly PlainData[], after: readonly PlainData[]): ListDiff {
  const old = before.map((item) => JSON.stringify(item));
  const young = after.map((item) => JSON.stringify(item));
  const common = commonLengths(old, young);
  const removed: PlainData[] = [];
  const added: PlainData[] = [];
  let o = 0;
  let y = 0;
  while (o < old.length || y < young.length) {
    if (o < old.length && y < young.length && old[o] === young[y]) {
      o++;
      y++;
    } else if (y === young.length || (o < old.length && common[o + 1]![y]! >= common[o]![y + 1]!)) {
      removed.push(before[o++]!);
    } else {
      added.push(after[y++]!);
    }
  }
  return { removed, added };
}

/** `lengths[o][y]`: how much `old` from `o` on has in common with `young` from `y` on. */
function commonLengths(old: readonly string[], young: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    new Array<number>(young.length + 1).fill(0),
  );
  for (let o = old.length - 1; o >= 0; o--) {
    for (let y = young.length - 1; y >= 0; y--) {
      lengths[o]![y] =
        old[o] === young[y]
          ? lengths[o + 1]![y + 1]! + 1
          : Math.max(lengths[o + 1]![y]!, lengths[o]![y + 1]!);
    }
  }
  return lengths;
}
