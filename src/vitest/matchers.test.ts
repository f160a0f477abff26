import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { parseScheduleFile } from "../checker/trace/scheduleFile.ts";
import { counterModel } from "../cli/testing/counterModels.ts";
import { staircaseModel } from "./testing/staircase.ts";
import "./index.ts";

const careful = counterModel("short-count", "careful", 3);
const greedy = counterModel("short-count", "greedy", 4);
const idle = counterModel("short-count", "idle", 0);
const endless = counterModel("long-count", "endless", 1e9, 1e9);
const times = (count: number) => Array.from({ length: count }, () => "counter.increment");

describe("toHold", () => {
  test("every property, or one of them", async () => {
    await expect(careful).toHold();
    await expect(careful).toHold("count bound");
    await expect(greedy).toHold("counting happens");
    await expect(greedy).toHold("every step ends");
  });

  test("shows the counterexample of one that does not", async () => {
    await expect(expect(greedy).toHold()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected every property of short-count · greedy to hold; 1 of 4 properties does not.

      short-count · greedy · count bound  (4 steps, no shorter trace exists)

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      ✗ count bound is violated: the count is 4, above the limit of 3

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test("a named property is looked at alone", async () => {
    await expect(expect(greedy).toHold("count bound")).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of short-count · greedy to hold; it is violated.

      short-count · greedy · count bound  (4 steps, no shorter trace exists)

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      ✗ count bound is violated: the count is 4, above the limit of 3

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test("vacuous is not enough, unless that is known", async () => {
    await expect(expect(idle).toHold()).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected every property of short-count · idle to hold; 2 of 4 properties do not.

      short-count · idle
        ! count bound: nothing it reads (counter) ever changed
        ✗ counting happens: no reachable state satisfies it]
    `);
    await expect(idle).toHold("count bound", { allowVacuous: ["count bound"] });
  });

  test("undecided is not enough, and the limit is told", async () => {
    const limited = expect(endless).toHold({ maxStates: 100 });
    await expect(limited).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected every property of long-count · endless to hold; 3 of 4 properties do not.

      long-count · endless
        ? count bound, no unspecified reception, every step ends: maxStates was reached after 101 states
          (1 of them not yet expanded); raise it to go on]
    `);
  });

  test("a witness that nothing reaches has no trace", async () => {
    await expect(expect(idle).toHold("counting happens")).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "counting happens" of short-count · idle to hold; it is violated.

      short-count · idle
        ✗ counting happens: no reachable state satisfies it]
    `);
  });
});

describe("toViolate", () => {
  test("with the length or the trace of the shortest counterexample", async () => {
    await expect(greedy).toViolate("count bound");
    await expect(greedy).toViolate("count bound", { steps: 4 });
    await expect(greedy).toViolate("count bound", { trace: times(4) });
    const move = { move: "counter.increment", parameters: {} };
    await expect(greedy).toViolate("count bound", { trace: [move, move, move, move] });
  });

  test("fails where the property holds", async () => {
    await expect(
      expect(careful).toViolate("count bound"),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[Error: Expected "count bound" of short-count · careful to be violated; it holds in every reachable state.]`,
    );
  });

  test("fails where that is vacuous or open", async () => {
    await expect(expect(idle).toViolate("count bound")).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of short-count · idle to be violated; it is vacuous.

      short-count · idle
        ! count bound: nothing it reads (counter) ever changed]
    `);
    await expect(expect(endless).toViolate("count bound", { maxStates: 10 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of long-count · endless to be violated; it is undecided.

      long-count · endless
        ? count bound: maxStates was reached after 11 states (1 of them not yet expanded); raise it to go
          on]
    `);
  });

  test("fails with another length, and shows the shortest", async () => {
    await expect(expect(greedy).toViolate("count bound", { steps: 3 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected the shortest counterexample to "count bound" of short-count · greedy to take 3 steps; it
      takes 4.

      short-count · greedy · count bound  (4 steps, no shorter trace exists)

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      ✗ count bound is violated: the count is 4, above the limit of 3

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test.each([
    ["too short", times(3), "That one does not violate it."],
    ["too long", times(5), "That one goes on after the violation in its step 4."],
    ["unknown", ["counter.incremnt"], "That one is no run: Step 1: the network"],
  ])("fails with a trace that is %s", async (_, trace, objection) => {
    const matched = expect(greedy).toViolate("count bound", { trace });
    await expect(matched).rejects.toThrow(objection);
    await expect(matched).rejects.toMatchObject({ actual: times(4), expected: trace });
  });

  test("a witness has no counterexample", async () => {
    await expect(async () => {
      await expect(idle).toViolate("counting happens");
    }).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: "counting happens" asks for a witness, so no run can be a counterexample. Use .not.toReach to demand the proof that nothing reaches it.]`,
    );
  });
});

describe("toReach", () => {
  test("with the length of the shortest way", async () => {
    await expect(careful).toReach("counting happens");
    await expect(endless).toReach("counting happens", { steps: 1 });
  });

  test("fails where nothing reaches it, which .not proves", async () => {
    await expect(idle).not.toReach("counting happens");
    await expect(expect(idle).toReach("counting happens")).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected short-count · idle to reach "counting happens"; it cannot.

      short-count · idle
        ✗ counting happens: no reachable state satisfies it]
    `);
  });

  test("fails with .not where something does, and shows how", async () => {
    await expect(expect(careful).not.toReach("counting happens")).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected short-count · careful never to reach "counting happens"; it does.

      short-count · careful · counting happens  (1 step, no shorter trace exists)

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1

        ● deliver

      ✓ counting happens: reached

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"careful","property":"counting happens","expect":"holds","schedule":[{"move":"counter.increment"}]}']
    `);
  });

  test("fails with another length, with and without .not", async () => {
    const message = /to take 2 steps; it takes\s1\./;
    await expect(expect(careful).toReach("counting happens", { steps: 2 })).rejects.toThrow(
      message,
    );
    await expect(expect(careful).not.toReach("counting happens", { steps: 2 })).rejects.toThrow(
      message,
    );
  });

  test("is for witnesses", async () => {
    await expect(async () => {
      await expect(careful).toReach("count bound");
    }).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: "count bound" is no witness but a demand on every state. Use toHold or toViolate.]`,
    );
  });
});

describe("toSurvive", () => {
  test("as many runs as are asked for", async () => {
    await expect(careful).toSurvive({ runs: 20, seed: 1, strategy: "uniform" });
  });

  test("fails with a shrunk counterexample and its seed", async () => {
    await expect(expect(greedy).toSurvive({ runs: 20, seed: 1 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected every property of short-count · greedy to survive; 1 of 4 properties does not (20 runs,
      seed 1).

      short-count · greedy · count bound  (4 steps, no shorter counterexample exists (4 states searched))

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      ✗ count bound is violated: the count is 4, above the limit of 3

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test("fails for what no run put to the test", async () => {
    const bound = { runs: 20, seed: 1, property: "count bound" };
    await expect(expect(idle).toSurvive(bound)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of short-count · idle to survive; it is vacuous (20 runs, seed 1).

      short-count · idle
        ! count bound: nothing it reads (counter) ever changed, as far as 20 runs (0 steps, 1 state) show]
    `);
    await expect(idle).toSurvive({ ...bound, allowVacuous: ["count bound"] });
  });

  test("fails where no run was made", async () => {
    await expect(expect(careful).toSurvive({ seed: 1, budgetMs: 0 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected every property of short-count · careful to survive; the time budget ended after 0 of 1000
      runs; raise budgetMs to go on (0 runs, seed 1).]
    `);
  });
});

describe("what every matcher refuses", () => {
  test("a property that does not exist, with the nearest", async () => {
    await expect(async () => {
      await expect(careful).toHold("cuont bound");
    }).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: Scenario "short-count" has no property "cuont bound". Did you mean "count bound"? It has: count bound, counting happens, no unspecified reception, every step ends.]`,
    );
    await expect(async () => {
      await expect(careful).toSurvive({ allowVacuous: ["nothing like it"] });
    }).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: Scenario "short-count" has no property "nothing like it". It has: count bound, counting happens, no unspecified reception, every step ends.]`,
    );
  });

  test(".not, where it could mean several things", () => {
    expect(() => expect(careful).not.toHold()).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: .not.toHold could mean several things. Use toViolate, which shows the counterexample, or .not.toReach for a witness.]`,
    );
    expect(() => expect(careful).not.toViolate("count bound")).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: .not.toViolate could mean several things. Use toHold to demand the proof, or toSurvive where the model is too large for it.]`,
    );
  });

  test("what is no model", () => {
    const anything = Promise.resolve(careful) as unknown as typeof careful;
    expect(() => expect(anything).toHold()).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: toHold is for models { scenario, variant, network, properties }; it was given a Promise. Await it first.]`,
    );
    const network = careful.network as unknown as typeof careful;
    expect(() => expect(network).toHold()).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: toHold is for models { scenario, variant, network, properties }; it was given another object.]`,
    );
    const nothing = undefined as unknown as typeof careful;
    expect(() => expect(nothing).toHold()).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: toHold is for models { scenario, variant, network, properties }; it was given undefined.]`,
    );
  });

  test("standing inside another value", () => {
    expect(() => {
      expect({ careful }).toEqual({ careful: expect.toHold() });
    }).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: expect.toHold(…) cannot stand inside another value, since it takes time. Write await expect(model).toHold(…).]`,
    );
  });
});

describe("messages", () => {
  test("fit on a screen, and the replay line can be pasted into a shell", async () => {
    const long = staircaseModel("long", { steps: 200, stride: 1, rotten: 100, looks: false });
    const error: unknown = await expect(long)
      .toHold()
      .catch((reason: unknown) => reason);
    const lines = (error as Error).message.split("\n");
    expect(lines.length).toBeLessThanOrEqual(43);
    const notice = expect.stringMatching(/⋮ {2}steps \d+ to \d+ are not shown/) as string;
    expect(lines).toContainEqual(notice);
    expect(lines.join("\n")).toContain("✗ the walker's fall is violated: step 100 breaks");
    const quoted = lines.at(-1)!.replace("npx seamcheck replay ", "printf %s ");
    const recording = parseScheduleFile(
      execFileSync("sh", ["-c", quoted], { encoding: "utf8" }),
      "",
    );
    await expect(long).toReplay(recording);
  });

  test("carry what the caller says about the value", async () => {
    await expect(expect(greedy, "before the fix").toHold()).rejects.toThrow(
      /^before the fix: Expected every property/,
    );
  });
});

describe("a test that times out", () => {
  let outlived: Promise<void> | undefined;

  test.fails("takes long", { timeout: 200 }, async () => {
    outlived = expect(endless).toHold();
    outlived.catch(() => undefined);
    await outlived;
  });

  test("ends its search", async () => {
    await expect(outlived).rejects.toThrow("interrupted after");
  });
});
