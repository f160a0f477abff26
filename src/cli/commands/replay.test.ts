import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { formatScheduleFile, type ScheduleFile } from "../../checker/trace/scheduleFile.ts";
import { runProgram } from "../program.ts";
import { counterCatalogue, counterScenario } from "../testing/counterModels.ts";
import { fakeSurroundings } from "../testing/fakeSurroundings.ts";
import { runCounter } from "../testing/runCounter.ts";

const folder = mkdtempSync(join(tmpdir(), "seamcheck-replay-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const increments = (count: number) =>
  Array.from({ length: count }, () => ({ move: "counter.increment", parameters: {} }));

const recorded: ScheduleFile = {
  scenario: "short-count",
  variant: "greedy",
  property: "count bound",
  expect: "violated",
  schedule: increments(4),
};

function fileOf(name: string, schedule: ScheduleFile): string {
  const file = join(folder, name);
  writeFileSync(file, formatScheduleFile(schedule));
  return file;
}

describe("seamcheck explore", () => {
  it("shrinks what it finds, keeps it, and exits with 1", async () => {
    const save = join(folder, "saved");
    const { code, out } = await runCounter([
      ...["explore", "--mutant", "greedy", "--runs", "20", "--seed", "3", "--save", save],
    ]);
    expect(code).toBe(1);
    expect(out).toContain("no shorter counterexample exists");
    expect(out).toContain("seed 3, 20 runs");
    const [saved] = readdirSync(save);
    expect(saved).toBe("short-count.greedy.count-bound.json");
    expect(readFileSync(join(save, saved!), "utf8")).toBe(formatScheduleFile(recorded));
    expect(out).toContain(`seamcheck replay ${join(save, saved!)}`);
  });

  it("never prints a tick for what it did not find, and exits with 0", async () => {
    const { code, out } = await runCounter(["explore", "--scenario", "short-count", "--runs", "9"]);
    expect(code).toBe(0);
    expect(out).toContain("count bound               · not found");
    expect(out).toMatch(/count bound, .*: not found in 9 runs \(27 steps, 4 states\);/);
    expect(out.trimEnd().split("\n").at(-1)).toBe("✓ 1 reached   · 3 not found");
  });

  it.each([
    ["--strategy", "postal", 'There is no strategy "postal".'],
    ["--profile", "falts", 'There is no profile "falts". Did you mean "faults"?'],
    ["--seed", "1.5", "Give the whole number that an earlier run printed as its seed."],
  ])("refuses %s %s", async (option, value, message) => {
    const { code, err } = await runCounter(["explore", option, value]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe("seamcheck replay", () => {
  it("shows the run and exits with 0 when the verdict is the recorded one", async () => {
    const { code, out } = await runCounter(["replay", fileOf("greedy.json", recorded)]);
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "short-count · greedy · count bound

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      = count bound is violated after step 4, as recorded: the count is 4, above the limit of 3
      "
    `);
  });

  it("takes the JSON itself, and exits with 1 when the verdict is another", async () => {
    const fixed = formatScheduleFile({ ...recorded, schedule: increments(3) });
    const { code, out } = await runCounter(["replay", fixed]);
    expect(code).toBe(1);
    expect(out).toContain("✗ count bound is not found, and was recorded as violated");
  });

  it("says where a schedule no longer applies, and exits with 3", async () => {
    const stale = fileOf("stale.json", { ...recorded, variant: "careful" });
    const { code, out } = await runCounter(["replay", stale]);
    expect(code).toBe(3);
    expect(out).toContain(
      "? the schedule no longer applies. Step 4: counter.increment is not enabled: counter refuses it",
    );
  });

  it.each([
    ["missing.json", "Cannot read the schedule missing.json: ENOENT"],
    ['{"format":', "The schedule is not JSON (line 1)"],
  ])("refuses %s", async (source, message) => {
    const { code, err } = await runCounter(["replay", source]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("refuses a property and a scenario that do not exist", async () => {
    const wrongProperty = { ...recorded, property: "count bond" };
    const first = await runCounter(["replay", fileOf("property.json", wrongProperty)]);
    expect(first.err).toBe(
      'seamcheck: The scenario "short-count" has no property "count bond". ' +
        'Did you mean "count bound"?\n',
    );
    const wrongScenario = { ...recorded, scenario: "shrt-count" };
    const second = await runCounter(["replay", fileOf("scenario.json", wrongScenario)]);
    expect(second.err).toContain('Did you mean "short-count"?');
    expect([first.code, second.code]).toEqual([2, 2]);
  });
});

describe("recorded schedules that are replayed first", () => {
  const check = async (
    name: string,
    schedules: Readonly<Record<string, ScheduleFile>>,
    options: readonly string[] = [],
  ) => {
    const regressionsFolder = join(folder, name);
    mkdirSync(regressionsFolder);
    for (const [file, schedule] of Object.entries(schedules)) {
      writeFileSync(join(regressionsFolder, file), formatScheduleFile(schedule));
    }
    const surroundings = fakeSurroundings();
    const code = await runProgram(["check", ...options], {
      surroundings,
      catalogue: counterCatalogue,
      scenarioOfJob: counterScenario,
      regressionsFolder,
    });
    return { code, out: surroundings.out() };
  };

  it("are told in one line when all keep their verdict", async () => {
    const { code, out } = await check("kept", { "a.json": recorded });
    expect(code).toBe(0);
    expect(out.split("\n")[0]).toBe(
      "regressions  1 recorded schedule replayed, all with the recorded verdict",
    );
  });

  it("are left alone where models are named", async () => {
    const { code, out } = await check("named", { "a.json": recorded }, [
      "--scenario",
      "short-count",
    ]);
    expect(code).toBe(0);
    expect(out).not.toContain("regressions");
  });

  it("fail the check when one changed", async () => {
    const changed = { ...recorded, schedule: increments(2) };
    const { code, out } = await check("changed", { "a.json": recorded, "b.json": changed });
    expect(code).toBe(1);
    expect(out).toContain("regressions  2 recorded schedules replayed, 1 changed");
    expect(out).toContain("b.json: count bound is not found, and was recorded as violated");
  });
});

describe("--allow-vacuous", () => {
  it("refuses a property that does not exist", async () => {
    const { code, err } = await runCounter(["check", "--allow-vacuous", "count bond"]);
    expect(code).toBe(2);
    expect(err).toContain('There is no property "count bond". Did you mean "count bound"?');
  });

  it("lets a known vacuity pass, and no other", async () => {
    const idle = ["check", "--mutant", "idle", "--property", "count bound"];
    const strict = await runCounter(idle);
    expect(strict.code).toBe(3);
    expect(strict.out).toContain("! vacuous");
    const allowed = await runCounter([...idle, "--allow-vacuous", "count bound"]);
    expect(allowed.code).toBe(0);
    expect(allowed.out).toContain("! vacuous");
  });
});
