import { join } from "node:path";
import { expect, test } from "vitest";
import { families } from "../../properties/index.ts";
import { catalogueOf } from "./catalogue.ts";
import { replayRegressions } from "./regressions.ts";

const replayed = replayRegressions(join("reports", "regressions"), catalogueOf(families, []));

test.each(replayed)("$file keeps its verdict", ({ comparison }) => {
  expect(comparison.kind, comparison.message).toBe("as recorded");
});

test("every mutant has a recorded schedule", () => {
  const files = replayed.map(({ file }) => file);
  const mutants = families.flatMap((family) => family.mutants.map(({ name }) => name));
  expect(mutants.map((name) => join("reports", "regressions", `${name}.json`))).toEqual(
    expect.arrayContaining(files),
  );
  expect(files).toHaveLength(mutants.length);
});
