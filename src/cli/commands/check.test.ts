import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fakeSurroundings } from "../testing/fakeSurroundings.ts";
import { documentIn, runCounter } from "../testing/runCounter.ts";

const folder = mkdtempSync(join(tmpdir(), "seamcheck-cli-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("seamcheck check", () => {
  it("checks every scenario under every variant and exits with 0 when all hold", async () => {
    const { code, out, err } = await runCounter(["check"]);
    expect(code).toBe(0);
    expect(out).toContain("short-count");
    expect(out).toContain("long-count");
    expect(out.trimEnd().split("\n").at(-1)).toMatchInlineSnapshot(`"✓ 6 hold   ✓ 2 reached"`);
    expect(err).toBe("");
    expect(out).not.toContain("\u001B");
  });

  it("draws a violation and exits with 1", async () => {
    const { code, out } = await runCounter([
      "check",
      "--mutant",
      "greedy",
      "--scenario",
      "long-count",
    ]);
    expect(code).toBe(1);
    const upToStatistics = out.slice(0, out.indexOf("statistics"));
    // The time column is as wide as the time is long.
    const withoutTimes = upToStatistics.replaceAll(/ +(time|─+|[\d.]+ m?s)$/gm, "");
    expect(withoutTimes).toMatchInlineSnapshot(`
      "  scenario    variant  property                  verdict     states
        ──────────  ───────  ────────────────────────  ──────────  ──────
        long-count  greedy   count bound               ✗ violated       5
                             counting happens          ✓ reached
                             no unspecified reception  ✓ holds
                             every step ends           ✓ holds

      long-count · greedy
        ✗ count bound (after 4 steps): the count is 4, above the limit of 3

      long-count · greedy · count bound  (4 steps, no shorter trace exists)

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      ✗ count bound is violated: the count is 4, above the limit of 3

      coverage
        long-count · greedy
          counter  1/1 transitions
          moves never enabled: none
          wires never used: none

      "
    `);
  });

  it("draws witnesses where they are asked for", async () => {
    const { out } = await runCounter([
      "check",
      "--scenario",
      "short-count",
      "--witnesses",
      "--coverage",
    ]);
    expect(out).toContain("✓ counting happens: reached");
    expect(out).toContain("moves never enabled: none");
  });

  it("restricts the properties", async () => {
    const { code, out } = await runCounter([
      "check",
      "--mutant",
      "greedy",
      "--property",
      "counting happens",
    ]);
    expect(code).toBe(0);
    expect(out).not.toContain("count bound");
  });

  it("exits with 3 and says how to go on where a limit leaves it undecided", async () => {
    const { code, out } = await runCounter(["check", "--mutant", "endless", "--max-states", "2k"]);
    expect(code).toBe(3);
    expect(out).toContain("? count bound");
    expect(out).toContain("--max-states");
    expect(out).not.toContain("✓ holds");
  });

  it("exits with 3 when the verdict is vacuous", async () => {
    const { code, out } = await runCounter([
      "check",
      "--mutant",
      "idle",
      "--property",
      "count bound",
    ]);
    expect(code).toBe(3);
    expect(out).toContain("! vacuous");
  });

  it("leaves out later models after a violation with --stop-at-first", async () => {
    const line = ["check", "--mutant", "greedy", "--stop-at-first"];
    const both = [...line, "--scenario", "short-count", "--scenario", "long-count"];
    const { code, out } = await runCounter(both);
    expect(code).toBe(1);
    expect(out).toContain("not checked, since the run ended before: long-count · greedy");
  });
});

describe("seamcheck check --json", () => {
  it("prints one document and nothing else", async () => {
    const { code, out } = await runCounter(["check", "--mutant", "greedy", "--json"]);
    expect(code).toBe(1);
    const document = documentIn(out);
    expect(document).toMatchObject({ format: "seamcheck-result", version: 1, exitCode: 1 });
    expect(document.results[0]!.properties[0]!.trace!.moves).toHaveLength(4);
  });

  it("differs between two runs in its timing alone", async () => {
    const texts = [await runCounter(["check", "--json"]), await runCounter(["check", "--json"])];
    const [first, second] = texts.map(({ out }) => ({ ...documentIn(out), timing: null }));
    expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  });

  it("writes a file, leaves no temporary one, and prints the text report", async () => {
    const file = join(folder, "result.json");
    const { code, out } = await runCounter(["check", "--scenario", "short-count", "--json", file]);
    expect(code).toBe(0);
    expect(out).toContain("✓ holds");
    expect(documentIn(readFileSync(file, "utf8")).verdict).toBe("holds");
    expect(readdirSync(folder)).toEqual(["result.json"]);
  });

  it("refuses a folder that does not exist before it checks anything", async () => {
    const { code, err } = await runCounter(["check", "--json", join(folder, "missing", "a.json")]);
    expect(code).toBe(2);
    expect(err).toContain("does not exist or is not writable");
  });

  it("does not take the module to check for the file to write", async () => {
    const { code, err } = await runCounter(["check", "--json", "my-variant.ts"]);
    expect(code).toBe(2);
    expect(err).toContain("The file has to end in .json.");
  });
});

describe("progress and interruption", () => {
  it("draws a progress line on a terminal, clears it, and is silent in CI", async () => {
    const line = ["check", "--mutant", "endless", "--budget", "500ms"];
    const terminal = await runCounter(line, fakeSurroundings({}, { terminal: true }));
    expect(terminal.err).toMatch(/\[1\/1\] long-count · endless {2}[\d,]+ states/);
    expect(terminal.err.endsWith("\r\u001B[2K")).toBe(true);
    const ci = await runCounter(line, fakeSurroundings({ CI: "true" }, { terminal: true }));
    expect(ci.err).toBe("");
  });

  it("reports what was covered after Ctrl-C, and what was not checked", async () => {
    const surroundings = fakeSurroundings();
    const running = runCounter(
      ["check", "--mutant", "endless", "--scenario", "short-count", "--scenario", "long-count"],
      surroundings,
    );
    setTimeout(surroundings.interrupt, 300);
    const { code, out } = await running;
    expect(code).toBe(3);
    expect(out).toContain("interrupted");
    expect(out).toContain("not checked, since the run ended before: long-count · endless");
    expect(surroundings.exits).toEqual([]);
  });

  it("ends at once after a second Ctrl-C", async () => {
    const surroundings = fakeSurroundings();
    const running = runCounter(["check", "--mutant", "endless"], surroundings);
    setTimeout(() => {
      surroundings.interrupt();
      surroundings.interrupt();
    }, 300);
    await running;
    expect(surroundings.exits).toEqual([130]);
  });
});
