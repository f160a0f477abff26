import { describe, expect, it } from "vitest";
import { runProgram } from "./program.ts";
import { counterCatalogue, counterScenario } from "./testing/counterModels.ts";
import { fakeSurroundings } from "./testing/fakeSurroundings.ts";
import { runCounter } from "./testing/runCounter.ts";

describe("wrong input exits with 2 and one message", () => {
  const wrong: readonly (readonly [line: readonly string[], message: string])[] = [
    [
      ["check", "--scenario", "shortcount"],
      'There is no scenario "shortcount". Did you mean "short-count"?',
    ],
    [["check", "--variant", "carefull"], 'There is no variant "carefull". Did you mean "careful"?'],
    [["check", "--mutant", "gredy"], 'There is no mutant "gredy". Did you mean "greedy"?'],
    [
      ["check", "--property", "count bounds"],
      'There is no property "count bounds". Did you mean "count bound"?',
    ],
    [
      ["check", "--property", "liveness"],
      'There is no property "liveness". Known: count bound, counting happens.',
    ],
    [["check", "--budget", "30"], "Give a number with its unit: 500ms, 30s, 2m or 1h."],
    [["check", "--max-states", "many"], "Give a whole number from 1 on"],
    [["check", "--max-state", "5"], "(Did you mean --max-states?)"],
    [["chek"], "(Did you mean check?)"],
    [["check", "--config", "a.yaml"], "Give the job's plan, too."],
    [["check", "a.ts", "--plan", "p.json"], "a file and --plan cannot be combined."],
    [
      ["check", "--plan", "p.json", "--variant", "careful"],
      "--variant cannot be combined with --plan",
    ],
    [["check", "--mutant", "greedy", "--variant", "careful"], "Leave out --variant."],
    [["check", "missing.ts"], "There is no file missing.ts."],
    [["check", "--plan", "missing.json"], "missing.json"],
  ];

  it.each(wrong)("%j", async (line, message) => {
    const { code, out, err } = await runCounter(line);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(message);
    expect(err).not.toContain("    at ");
  });
});

describe("seamcheck list", () => {
  it("names everything with what it stands for", async () => {
    const { code, out } = await runCounter(["list"]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "scenarios
        short-count  A counter has to stop.
        long-count   It has to stop even if it may go on for long.

      variants
        careful  Stops at the limit.

      properties
        count bound       The count never exceeds its limit.
        counting happens  The counter moves at all.

      mutants
        greedy   Counts one too many. Killed by: count bound, in short-count.
        idle     Never counts. Killed by: counting happens, in short-count.
        endless  Counts for ever. Killed by: count bound, in long-count.

      adversary profiles
        faults  Presses on faults.
      "
    `);
  });

  it("prints the same as JSON", async () => {
    const { out } = await runCounter(["list", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      format: "seamcheck-list",
      mutants: [{ name: "greedy", killedBy: "count bound" }, { name: "idle" }, { name: "endless" }],
    });
  });
});

describe("the program", () => {
  it("shows help and version with 0, and help with 2 where no command is given", async () => {
    expect((await runCounter(["--help"])).out).toContain("Exit codes: 0 nothing violated");
    expect((await runCounter(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await runCounter(["check", "--help"])).code).toBe(0);
    expect((await runCounter([])).code).toBe(2);
  });

  it("prints the stack of a defect of its own and asks to report it, with 70", async () => {
    const surroundings = fakeSurroundings();
    const code = await runProgram(["list"], {
      surroundings,
      catalogue: { ...counterCatalogue, mutants: null as never },
      scenarioOfJob: counterScenario,
    });
    expect(code).toBe(70);
    expect(surroundings.err()).toContain("TypeError");
    expect(surroundings.err()).toContain("    at ");
    expect(surroundings.err()).toContain("Please report it");
  });
});
