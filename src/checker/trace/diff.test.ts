import fc from "fast-check";
import { expect, test } from "vitest";
import type { PlainData } from "../network/index.ts";
import { canonicalJson } from "../network/plainData.ts";
import { differences } from "./diff.ts";

test("only the deepest places that differ are named", () => {
  const before = { a: { b: [1, 2], c: 3 }, same: [1] };
  const after = { a: { b: [1, 5], c: 3, d: null }, same: [1] };
  expect(differences(before, after)).toEqual([
    { path: "a.b[1]", before: 2, after: 5 },
    { path: "a.d", before: undefined, after: null },
  ]);
});

test("a list that grew or shrank is one change", () => {
  expect(differences({ q: [1, 2] }, { q: [2] })).toEqual([
    { path: "q", before: [1, 2], after: [2] },
  ]);
});

test("there are differences exactly when the values differ", () => {
  const data = fc.jsonValue() as fc.Arbitrary<PlainData>;
  fc.assert(
    fc.property(data, data, (before, after) => {
      expect(differences(before, after).length > 0).toBe(
        canonicalJson(before) !== canonicalJson(after),
      );
    }),
  );
});
