import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { builtInModel } from "../builtInModel.ts";
import { formatScheduleFile, type ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { checkExhaustively } from "../checker/search/index.ts";
import { counterModel } from "../cli/testing/counterModels.ts";
import { printedMoves } from "./names.ts";
import { staircaseModel } from "./testing/staircase.ts";
import "./index.ts";

const careful = counterModel("short-count", "careful", 3);
const greedy = counterModel("short-count", "greedy", 4);
const looking = staircaseModel("looking", { steps: 5, stride: 2, rotten: 2, looks: true });
const fall = "the walker's fall";
const increment = { move: "counter.increment", parameters: {} };
const recorded: ScheduleFile = {
  scenario: "short-count",
  variant: "greedy",
  property: "count bound",
  expect: "violated",
  schedule: [increment, increment, increment, increment],
};

describe("toReplay", () => {
  const folder = mkdtempSync(join(tmpdir(), "seamcheck-"));
  const file = join(folder, "greedy.json");
  writeFileSync(file, formatScheduleFile(recorded));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  test("takes a recording, its JSON, and the file it is in", async () => {
    await expect(greedy).toReplay(recorded);
    await expect(greedy).toReplay(JSON.stringify(JSON.parse(formatScheduleFile(recorded))));
    await expect(greedy).toReplay(file);
    await expect(greedy).toReplay(pathToFileURL(file));
  });

  test("takes recordings of every verdict", async () => {
    await expect(greedy).toReplay({ ...recorded, property: "counting happens", expect: "holds" });
    const { schedule } = recorded;
    await expect(greedy).toReplay({
      ...recorded,
      schedule: schedule.slice(1),
      expect: "not found",
    });
  });

  test("fails where the schedule no longer applies, and says why", async () => {
    await expect(expect(careful).toReplay(recorded)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of short-count · careful to be violated, as recorded of short-count · greedy;
      the schedule no longer applies. Record it again if the model changed on purpose.

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3

        ● deliver

      Step 4: counter.increment is not enabled: counter refuses it in state {"count":3,"last":3}.

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"careful","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test("fails with another verdict", async () => {
    await expect(expect(greedy).toReplay({ ...recorded, schedule: [increment] })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected "count bound" of short-count · greedy to be violated, as recorded; now it is not found.

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1

        ● deliver

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"}]}']
    `);
  });

  test("fails for what is no recording", () => {
    expect(() => expect(greedy).toReplay("no/such.json")).toThrow(
      "Cannot read the recording no/such.json: ENOENT",
    );
    expect(() => expect(greedy).toReplay("{}")).toThrow("The recording is not a recorded schedule");
  });
});

describe("toWithstand", () => {
  const trace = recorded.schedule;

  test("fails while the trace violates the property", async () => {
    await expect(expect(greedy).toWithstand("count bound", trace)).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Expected short-count · greedy to withstand the recorded violation of "count bound"; it is violated
      after 4 steps.

                              ┌ counter
      step move               │   what changed
        1  counter.increment  ●   counter.count 0→1
        2  counter.increment  ●   counter.count 1→2
        3  counter.increment  ●   counter.count 2→3
        4  counter.increment  ●   counter.count 3→4

        ● deliver

      count bound is violated: the count is 4, above the limit of 3

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"short-count","variant":"greedy","property":"count bound","expect":"violated","schedule":[{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"},{"move":"counter.increment"}]}']
    `);
  });

  test("passes where the trace runs and violates nothing", async () => {
    const lenient = counterModel("short-count", "lenient", 4, 4);
    await expect(lenient).toWithstand("count bound", trace);
  });

  test("passes where a fix takes a step away and no run violates the property", async () => {
    await expect(careful).toWithstand("count bound", trace);
    await expect(looking).toWithstand(fall, ["walker.climb(by=2)"]);
  });

  test("passes for a mutant's counterexample on the variant that it breaks", async () => {
    const broken = builtInModel("skewed-join", "aligned-channel-not-blocked");
    const result = await checkExhaustively(broken, { stopAtFirst: true });
    const { evidence } = result.properties.find(({ verdict }) => verdict === "violated")!;
    const moves = printedMoves(evidence!.schedule);
    await expect(broken).toViolate("consistent cut", { trace: moves });
    await expect(expect(broken).toWithstand("consistent cut", moves)).rejects.toThrow(
      /it is violated\safter/,
    );
    await expect(builtInModel("skewed-join", "aligned")).toWithstand("consistent cut", moves);
  });

  test("fails where a step is taken away, but another run violates the property", async () => {
    const slow = staircaseModel("slow", { steps: 5, stride: 1, rotten: 2, looks: false });
    await expect(expect(slow).toWithstand(fall, ["walker.climb(by=2)"])).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: The recorded violation of "the walker's fall" is no longer a run of staircase · slow, but another
      run violates it. Step 1: walker.climb(by=2) is not enabled: walker refuses it in state
      {"at":0,"looks":false,"rotten":2,"steps":5,"stride":1}.

      staircase · slow · the walker's fall  (2 steps, no shorter trace exists)

                               ┌ walker
      step move                │   what changed
        1  walker.climb(by=1)  ●   walker.at 0→1
        2  walker.climb(by=1)  ●   walker.at 1→2

        ● deliver

      ✗ the walker's fall is violated: step 2 breaks

      replay (for a model of your own, add the file that exports it):
      npx seamcheck replay '{"format":"seamcheck-schedule","version":1,"scenario":"staircase","variant":"slow","property":"the walker'\\''s fall","expect":"violated","schedule":[{"move":"walker.climb","parameters":{"by":1}},{"move":"walker.climb","parameters":{"by":1}}]}']
    `);
  });

  test("needs a search as deep as the trace, and no deeper", async () => {
    const tower = staircaseModel("tower", { steps: 1e9, stride: 2, rotten: 2, looks: true });
    await expect(tower).toWithstand(fall, ["walker.climb(by=2)"], { maxStates: 20 });
    await expect(expect(tower).toWithstand(fall, ["walker.climb(by=2)"], { maxStates: 2 })).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: The recorded violation of "the walker's fall" is no longer a run of staircase · tower, and whether
      another run of at most 1 step violates it is open. Step 1: walker.climb(by=2) is not enabled: walker
      refuses it in state {"at":0,"looks":true,"rotten":2,"steps":1000000000,"stride":2}.

      staircase · tower
        ? the walker's fall: maxStates was reached after 3 states (1 of them not yet expanded); raise it
          to go on]
    `);
  });

  test("fails where nothing puts the property to the test any more", async () => {
    const idle = counterModel("short-count", "idle", 0);
    await expect(expect(idle).toWithstand("count bound", trace)).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: The recorded violation of "count bound" is no longer a run of short-count · idle, but nothing puts
      the property to the test now. Step 1: counter.increment is not enabled: counter refuses it in state
      {"count":0,"last":0}.

      short-count · idle
        ! count bound: nothing it reads (counter) ever changed]
    `);
  });

  test("fails where the moves have other names now", async () => {
    const climbs = ["walker.climb(by=1)", "walker.climb(by=3)"];
    await expect(expect(looking).toWithstand(fall, climbs)).rejects
      .toThrowErrorMatchingInlineSnapshot(`
      [Error: Whether staircase · looking withstands the recorded violation of "the walker's fall" is open: the
      trace was recorded of another network. Record it again, or rename its moves.

                               ┌ walker
      step move                │   what changed
        1  walker.climb(by=1)  ●   walker.at 0→1

        ● deliver

      Step 2: the network "staircase" has no move walker.climb(by=3). Did you mean "walker.climb(by=1)"?]
    `);
  });

  test("is not for witnesses", async () => {
    await expect(async () => {
      await expect(careful).toWithstand("counting happens", trace);
    }).rejects.toThrow('"counting happens" asks for a witness');
  });
});
