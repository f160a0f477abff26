import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCounter } from "./testing/runCounter.ts";

const folder = mkdtempSync(join(tmpdir(), "seamcheck-emit-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("--emit-test", () => {
  it("writes a test for the first counterexample", async () => {
    const target = join(folder, "greedy.test.ts");
    const { code, out } = await runCounter(["check", "--mutant", "greedy", "--emit-test", target]);
    expect(code).toBe(1);
    expect(out.trimEnd().split("\n").at(-1)).toBe(`${target} fails until this is mended.`);
    expect(readFileSync(target, "utf8")).toMatchInlineSnapshot(`
      "// Written by seamcheck. This test fails until the model withstands the counterexample below.
      // short-count · greedy violated "count bound": the count is 4, above the limit of 3
      import { builtInModel } from "seamcheck";
      import "seamcheck/vitest";
      import { expect, test } from "vitest";

      test("short-count · greedy withstands: count bound", async () => {
        const model = builtInModel("short-count", "greedy");
        const trace = [
          // The moves, as a timeline of seamcheck names them.
          "counter.increment",
          "counter.increment",
          "counter.increment",
          "counter.increment",
        ];
        await expect(model).toWithstand("count bound", trace);
      }, 60_000);
      "
    `);
  });

  it("writes none where there is no counterexample", async () => {
    const target = join(folder, "none.test.ts");
    const { code, out } = await runCounter(["explore", "--runs", "3", "--emit-test", target]);
    expect(code).toBe(0);
    expect(out).toContain(`${target} was not written: there is no counterexample.`);
  });

  it.each([
    [["--emit-test", join(folder, "greedy.ts")], "Vitest would not find it. Name it like barrier"],
    [["--emit-test", join(folder, "no", "a.test.ts")], "does not exist or is not writable"],
    [
      ["--emit-test", join(folder, "a.test.ts"), "--plan", "plan.json"],
      "--emit-test cannot be combined with --plan",
    ],
  ])("refuses %j", async (options, message) => {
    const { code, err } = await runCounter(["check", ...options]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
