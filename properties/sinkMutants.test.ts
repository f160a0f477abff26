import { describe, expect, test } from "vitest";
import { sinkMutants } from "../models/mutants/sinkMutants.ts";
import type { SinkMutant } from "../models/mutants/sinkMutants.ts";
import { sinkScenarios } from "../models/scenarios/sinkScenarios.ts";
import { sinkVariants } from "../models/variants/sinkVariants.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import type { CheckResult } from "../src/checker/search/index.ts";
import { assembleSinkJob } from "./assembleSinkJob.ts";
import { sinkProperties } from "./sinkRegistry.ts";

interface Death {
  /** Steps of the shortest trace to each property that the mutant violates. */
  readonly violates: Readonly<Record<string, number>>;
  /** What the trace of the property that it names ends with. */
  readonly reason: string;
}

const pinned: Readonly<Record<string, Death>> = {
  "savepoint-commits": {
    violates: { "exactly once": 10, "commit iff durable": 4, "monotone ids": 5 },
    reason:
      "externalSystem shows source#1, but the job would go on from the beginning (offset 0) and " +
      "write it again.",
  },
  "savepoint-serves-recovery": {
    violates: { "exactly once": 12, "commit iff durable": 6, "monotone ids": 4, restorable: 3 },
    reason:
      "a restore would find nothing of checkpoint 1 in source_storage, nor of checkpoint 1 in " +
      "sink_storage.",
  },
  "barrier-overtakes-committables": {
    violates: { "exactly once": 10, "commit iff durable": 10, "no lingering transactions": 10 },
    reason:
      "The job has finished, and externalSystem does not show source#1. The job has finished, and " +
      "externalSystem does not show source#2.",
  },
  "restart-after-savepoint": {
    violates: { "exactly once": 12, "commit iff durable": 6, "monotone ids": 6 },
    reason:
      "externalSystem1 shows source1#1, but the job would go on from the beginning (offset 0) and " +
      "write it again.",
  },
  "unreadable-entry-skipped": {
    violates: { "exactly once": 10, "commit iff durable": 8, "monotone ids": 5 },
    reason:
      "the job was restored to its beginning, but a sink had committed everything up to " +
      "checkpoint 1.",
  },
  "periodic-trigger-lost": {
    violates: { "checkpoint possible": 3, "no wedge": 7 },
    reason:
      "the periodic trigger was put off until a pending checkpoint ends, but none is pending: no " +
      "checkpoint will ever be triggered again.",
  },
  "pending-not-recovered": {
    violates: { "exactly once": 10, "commit iff durable": 10 },
    reason:
      "The job has finished, and externalSystem does not show source#1. The job has finished, and " +
      "externalSystem does not show source#2.",
  },
  "lingering-not-aborted": {
    violates: { "no lingering transactions": 9 },
    reason: "The job has finished and left transaction 1-0 in externalSystem open.",
  },
  "final-checkpoint-not-awaited": {
    violates: { "exactly once": 6, "commit iff durable": 8, "no lingering transactions": 6 },
    reason: "The job has finished, and externalSystem does not show source#2.",
  },
  "commits-only-notified": {
    violates: { "exactly once": 15, "commit iff durable": 15, "no lingering transactions": 15 },
    reason:
      "The job has finished, and externalSystem does not show source#1. The job has finished, and " +
      "externalSystem does not show source#2.",
  },
  "older-checkpoint-completes": {
    violates: { "commit iff durable": 6, "monotone ids": 4, restorable: 4 },
    reason: "checkpoint 1 completed after checkpoint 2.",
  },
  "snapshot-without-flush": {
    violates: { "at least once": 3 },
    reason:
      "checkpoint 1 covers source#1, which externalSystem does not show: a restore will not read " +
      "it again.",
  },
};

describe.each(sinkMutants)("$name", (mutant) => {
  test("names a variant, a scenario of it and a property that exist", () => {
    expect(sinkVariants.map(({ name }) => name)).toContain(mutant.mutates);
    expect(scenarioOf(mutant).variants.map(({ name }) => name)).toContain(mutant.mutates);
    expect(sinkProperties.map(({ name }) => name)).toContain(mutant.killedBy);
  });

  test("is killed by the property that it names, with a shortest trace", async () => {
    const result = await check(mutant);
    expect(result.properties.find(({ property }) => property === mutant.killedBy)).toMatchObject({
      verdict: "violated",
      evidence: { length: "shortest" },
      reason: pinned[mutant.name]!.reason,
    });
    expect(stepsToViolations(result)).toEqual(pinned[mutant.name]!.violates);
  });
});

test("every always and deadlock-free property is killed by some mutant", () => {
  const killed = new Set(Object.values(pinned).flatMap(({ violates }) => Object.keys(violates)));
  const witnesses = ["the job finishes", "duplicates happen"];
  const demands = sinkProperties.map(({ name }) => name).filter((n) => !witnesses.includes(n));
  expect(demands.filter((name) => !killed.has(name))).toEqual([]);
});

function scenarioOf(mutant: SinkMutant) {
  return sinkScenarios.find(({ name }) => name === mutant.scenario)!;
}

function check(mutant: SinkMutant): Promise<CheckResult> {
  return checkExhaustively(assembleSinkJob(scenarioOf(mutant), mutant));
}

function stepsToViolations({ properties }: CheckResult): Record<string, number> {
  return Object.fromEntries(
    properties
      .filter(({ verdict }) => verdict === "violated")
      .map(({ property, evidence }) => [property, evidence?.schedule.length ?? 0]),
  );
}
