import fc from "fast-check";
import { format } from "prettier";
import { describe, expect, test } from "vitest";
import { renderRegressionTest, type RegressionTestOptions } from "./regressionTest.ts";

const increment = { move: "counter.increment", parameters: {} };
const recording = {
  scenario: "short-count",
  variant: "greedy",
  property: "count bound",
  schedule: [increment, { move: "counter.add", parameters: { amount: 2, side: "left" } }],
};

describe("the source of a regression test", () => {
  test("of a built-in model", () => {
    const source = renderRegressionTest({
      recording,
      source: { kind: "built-in" },
      reason: "the count is 4, above the limit of 3",
      command: "seamcheck explore --mutant greedy --seed 1",
    });
    expect(source).toMatchInlineSnapshot(`
      "// Written by seamcheck. This test fails until the model withstands the counterexample below.
      // short-count · greedy violated "count bound": the count is 4, above the limit of 3
      // Found by: seamcheck explore --mutant greedy --seed 1
      import { builtInModel } from "seamcheck";
      import "seamcheck/vitest";
      import { expect, test } from "vitest";

      test("short-count · greedy withstands: count bound", async () => {
        const model = builtInModel("short-count", "greedy");
        const trace = [
          // The moves, as a timeline of seamcheck names them.
          "counter.increment",
          "counter.add(amount=2, side=left)",
        ];
        await expect(model).toWithstand("count bound", trace);
      }, 60_000);
      "
    `);
  });

  test("of one model among those that a module's function makes", () => {
    const source = renderRegressionTest({
      recording: { ...recording, schedule: [] },
      source: { kind: "export", specifier: "./counters.ts", name: "default", form: "makes models" },
    });
    expect(source).toMatchInlineSnapshot(`
      "// Written by seamcheck. This test fails until the model withstands the counterexample below.
      // short-count · greedy violated "count bound".
      import * as exported from "./counters.ts";
      import "seamcheck/vitest";
      import { expect, test } from "vitest";

      test("short-count · greedy withstands: count bound", async () => {
        const scenario = "short-count";
        const variant = "greedy";
        const models = await exported.default();
        const model = models.find((each) => each.scenario === scenario && each.variant === variant)!;
        const trace: string[] = [];
        await expect(model).toWithstand("count bound", trace);
      }, 60_000);
      "
    `);
  });
});

describe("prettier finds nothing to change", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom("'", '"', "\\", "`", "é", "漢", " ", "a"), maxLength: 60 }),
  );
  const identifier = fc.stringMatching(/^[a-z][A-Za-z]{0,30}$/);
  const schedule = fc.array(
    fc.record({ move: text, parameters: fc.dictionary(identifier, fc.oneof(text, fc.nat())) }),
    { maxLength: 4 },
  );
  const source: fc.Arbitrary<RegressionTestOptions["source"]> = fc.oneof(
    fc.record(
      { kind: fc.constant("built-in" as const), scope: fc.constantFrom("default", "large") },
      { requiredKeys: ["kind"] },
    ),
    fc.record({
      kind: fc.constant("export" as const),
      specifier: text,
      name: identifier,
      form: fc.constantFrom("model", "models", "makes model", "makes models"),
    }),
  );
  const options: fc.Arbitrary<RegressionTestOptions> = fc.record({
    recording: fc.record({ scenario: text, variant: text, property: text, schedule }),
    source,
    reason: fc.option(text, { nil: undefined }),
    command: fc.option(text, { nil: undefined }),
    printWidth: fc.constantFrom(80, 100),
  });

  test("whatever the names are", async () => {
    await fc.assert(
      fc.asyncProperty(options, async (drawn) => {
        const written = renderRegressionTest(drawn);
        const { printWidth } = drawn;
        expect(await format(written, { parser: "typescript", printWidth: printWidth! })).toBe(
          written,
        );
      }),
      { numRuns: 300 },
    );
  });
});
