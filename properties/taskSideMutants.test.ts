import { describe, expect, test } from "vitest";
import { taskSideMutants } from "../models/mutants/taskSideMutants.ts";
import { taskSideScenarios } from "../models/scenarios/taskSideScenarios.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import { assembleTaskSide, taskSideProperties } from "./taskSide.ts";

/** Steps of the shortest trace that kills each mutant, and what it ends with. */
const pinned: Readonly<Record<string, { readonly steps: number; readonly reason: string }>> = {
  "savepoint-barrier-overtakes": {
    steps: 15,
    reason:
      "checkpoint 2: hot had sent hot#1, the task had applied nothing, and nothing was saved in " +
      "flight: a restore loses hot#1.",
  },
  "timeout-sees-old-future": {
    steps: 25,
    reason: "nothing can go on, but checkpoint 2 waits for task.",
  },
  "persister-without-ids": {
    steps: 16,
    reason: "the barrier overtook hot#1, and hot#1, hot#1 was saved.",
  },
  "obsolete-barrier-accepted": {
    steps: 16,
    reason:
      "checkpoint 2: cold had sent cold#1, the task had applied nothing, and nothing was saved in " +
      "flight: a restore loses cold#1.",
  },
  "stale-sequence-number": {
    steps: 16,
    reason:
      "checkpoint 2: cold had sent cold#1, the task had applied nothing, and nothing was saved in " +
      "flight: a restore loses cold#1.",
  },
  "pending-persister-asserted": {
    steps: 10,
    reason: "cold_channel fails the task: barrier 1 while 2 was not stopped.",
  },
  "backlog-behind-barrier": {
    steps: 9,
    reason:
      "nothing can go on, but checkpoint 1 waits for task, checkpoint 2 was not triggered, hot has " +
      "sent 2 of 3 records, hot_subpartition still holds 2 elements, hot_subpartition is blocked, " +
      "cold_subpartition still holds 3 elements.",
  },
  "snapshot-only-requested": {
    steps: 8,
    reason:
      "checkpoint 1: hot had sent hot#1, the task had applied hot#1, and hot#1 was saved in flight: " +
      "a restore applies hot#1 twice.",
  },
  "in-flight-data-not-restored": {
    steps: 12,
    reason: "hot has sent hot#1; nothing is applied and nothing is under way.",
  },
  "checkpoint-ids-reused": {
    steps: 10,
    reason: "completed: 1; next: 1; the task's newest: 0.",
  },
  "every-cancel-marker-aborts": { steps: 8, reason: "checkpoint 1 was aborted 2 times." },
  "tracker-triggers-at-first-barrier": { steps: 6, reason: "a restore loses hot#1." },
  "alignment-cap-ignored": {
    steps: 10,
    reason: "2 records are kept back for checkpoint 1, and the cap is 1.",
  },
  "quota-ignored": { steps: 2, reason: "hot_subpartition holds 2 records in 1 buffers." },
  "buffer-lost-with-record": {
    steps: 6,
    reason: "there are 0 floating buffers instead of 1.",
  },
  "overdraft-for-new-records": {
    steps: 8,
    reason: "the task is inside a record and all 2 buffers of its output are taken.",
  },
  "output-not-captured": {
    steps: 11,
    reason: "the barrier overtook output#1, and nothing was saved.",
  },
  "forced-alignment-ignored": {
    steps: 8,
    reason:
      "checkpoint 1: output had sent output#1, the sink had applied nothing, and nothing was saved " +
      "in flight: a restore loses output#1.",
  },
};

describe.each(taskSideMutants)("$name", (mutant) => {
  test("breaks one variant that its scenario checks, and names a property of it", () => {
    const scenario = taskSideScenarios.find(({ name }) => name === mutant.scenario);
    expect(scenario?.variants).toContain(mutant.mutates);
    expect(taskSideProperties.map(({ name }) => name)).toContain(mutant.killedBy);
  });

  test("is killed by the property that it names, with a shortest trace", async () => {
    const scenario = taskSideScenarios.find(({ name }) => name === mutant.scenario)!;
    const result = await checkExhaustively(assembleTaskSide(scenario, mutant));
    const killer = result.properties.find(({ property }) => property === mutant.killedBy);
    expect(killer).toMatchObject({
      verdict: "violated",
      evidence: { length: "shortest" },
      reason: pinned[mutant.name]?.reason,
    });
    expect(killer?.evidence?.schedule).toHaveLength(pinned[mutant.name]!.steps);
  });
});

test("every promise is broken by some mutant", () => {
  const promises = taskSideProperties.filter(({ name }) => !isWitness(name));
  const killers = new Set(taskSideMutants.map(({ killedBy }) => killedBy));
  expect(killers).toEqual(new Set(promises.map(({ name }) => name)));
});

/** Properties of kind `sometimes`: what a mutant cannot break, only make unreachable. */
function isWitness(name: string): boolean {
  return [
    "the last checkpoint completes",
    "in-flight data is saved",
    "a completed checkpoint is restored",
    "duplicates happen",
    "a barrier waits for a record",
    "a barrier waits for the output",
  ].includes(name);
}
