import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { taskSideScenarios } from "../scenarios/taskSideScenarios.ts";
import { buildTaskSideSystem } from "../taskSideSystem.ts";
import type { TaskSideTopology } from "../taskSideTopology.ts";
import { creditBased, selfBlocking, taskSideVariants } from "../variants/taskSideVariants.ts";
import { explicit } from "./explicitTopology.ts";
import { describeTaskSide, fitsVariant, taskSideScenarioArbitrary } from "./index.ts";
import { simplerTaskSides } from "./simplerTaskSides.ts";
import { defaultTaskSideBounds } from "./taskSideLimits.ts";
import { smallest, taskSideFeatures } from "./testing/taskSideFeatures.ts";

const scenarios = fc.sample(taskSideScenarioArbitrary(), { seed: 1, numRuns: 1_800 });
const variantOf = (name: string) => taskSideVariants.find((variant) => variant.name === name)!;

describe("a random task side", () => {
  test("is one that its variant has to cope with", () => {
    const misfits = scenarios.filter(
      ({ variant, topology }) => !fitsVariant(topology, variantOf(variant)),
    );
    expect(misfits).toEqual([]);
  });

  test("makes a system", () => {
    for (const { variant, topology } of scenarios.slice(0, 200)) {
      buildTaskSideSystem("random", topology, variantOf(variant));
    }
  });

  test("is plain data, the same for the same seed", () => {
    const again = fc.sample(taskSideScenarioArbitrary(), { seed: 1, numRuns: 1_800 });
    expect(JSON.parse(JSON.stringify(again))).toEqual(scenarios);
  });

  test.each(Object.entries(taskSideFeatures))(
    "has %s in 1 of 20, and only under variants that know it",
    (_, { has, only = taskSideVariants.map(({ name }) => name) }) => {
      for (const { name } of taskSideVariants) {
        const drawn = scenarios.filter(({ variant }) => variant === name);
        const having = drawn.filter(({ topology }) => has(explicit(topology)));
        if (!only.includes(name)) expect(having).toEqual([]);
        else expect(having.length / drawn.length).toBeGreaterThanOrEqual(1 / 20);
      }
    },
  );

  test("takes other limits", () => {
    const limits = { maxInputs: 3, maxRecords: 1, maxBuffers: 1, maxCheckpoints: 1, maxCrashes: 0 };
    const variants = [selfBlocking];
    const arbitrary = taskSideScenarioArbitrary({ ...limits, maxAborts: 0, variants });
    const small = fc.sample(arbitrary, { seed: 1, numRuns: 300 }).map(({ topology }) => topology);
    const most = (size: (job: TaskSideTopology) => number) => Math.max(...small.map(size));
    expect(most(({ inputs }) => inputs.length)).toBe(3);
    expect(most(({ inputs }) => Math.max(...inputs.map(({ records }) => records)))).toBe(1);
    expect(most(({ inputs }) => Math.max(...inputs.map((input) => input.senderBuffers)))).toBe(1);
    expect(most(({ checkpoints, crashes }) => checkpoints.length + crashes)).toBe(1);
  });
});

describe("fitsVariant", () => {
  test("agrees with the scenarios and the variants that they are checked under", () => {
    for (const { topology, large, variants } of taskSideScenarios) {
      if (topology.output !== undefined) continue;
      for (const variant of variants.map(variantOf)) {
        expect([topology, large].filter((job) => !fitsVariant(job, variant))).toEqual([]);
      }
    }
  });

  test("refuses exclusive buffers at one channel only: no gate of Flink's has that", () => {
    const [input] = smallest().inputs;
    const inputs = [input!, { ...input!, name: "input2", receiverBuffers: 0 }];
    expect(fitsVariant(smallest({ inputs, floatingBuffers: 1 }), creditBased)).toBe(false);
  });
});

describe("shrinking", () => {
  test("ends at the first variant and the smallest task side there is", () => {
    expect(endsOf(() => true)).toEqual([
      "aligned-self-blocking: input1: no record [3+3]; checkpoint",
    ]);
  });

  test.each<[what: string, end: string]>([
    ["two inputs", "input1: no record [3+3]; input2: no record [3+3]; checkpoint"],
    ["one buffer at the receiver", "input1: no record [3+1]; checkpoint"],
    ["a savepoint", "input1: no record [3+3]; savepoint"],
    ["a crash", "input1: no record [3+3]; checkpoint; 1 crash"],
    ["a declined checkpoint", "input1: no record [3+3], may decline 1; checkpoint, checkpoint"],
    ["an expiring checkpoint", "input1: no record [3+3]; checkpoint, checkpoint; 1 may expire"],
    ["forced alignment", "input1: no record [3+3], forced to align; checkpoint"],
    ["a stalled output", "input1: no record [3+3]; checkpoint; stalls after 3"],
    ["an alignment cap", "input1: no record [3+3]; checkpoint; at most 3 set aside"],
    ["no exclusive buffer", "input1: no record [3+0]; checkpoint; 2 floating buffers"],
    ["records that take time", "input1: no record [3+3]; checkpoint; records take time"],
  ])("finds the smallest task side with %s, from every seed", (what, end) => {
    const { has, only = [selfBlocking.name] } = taskSideFeatures[what]!;
    expect(endsOf((job) => has(explicit(job)))).toEqual([`${only[0]!}: ${end}`]);
  });

  test("takes an example that was given by hand", () => {
    const { topology } = taskSideScenarios.find(
      ({ name }) => name === "crash-with-in-flight-data",
    )!;
    const { counterexample } = fc.check(
      fc.property(taskSideScenarioArbitrary(), ({ topology }) => topology.crashes === 0),
      { examples: [[{ variant: "unaligned", topology }]], numRuns: 1 },
    );
    expect(describeTaskSide(counterexample![0]!.topology)).toBe(
      "input1: no record [3+3]; checkpoint; 1 crash",
    );
  });

  test("proposes nothing of which an abort would be the last, and only what is simpler", () => {
    for (const { variant, topology } of scenarios.slice(0, 400)) {
      const job = explicit(topology);
      for (const simpler of simplerTaskSides(job, defaultTaskSideBounds)) {
        expect(compare(costOf(simpler), costOf(job))).toBeLessThan(0);
        const last = simpler.checkpoints.length;
        const aborted = [...simpler.expiring, ...simpler.inputs.flatMap((input) => input.declines)];
        expect(
          aborted.every((id) => id < last),
          variant,
        ).toBe(true);
      }
    }
  });

  /** Where 50 seeds end, in one line each and each line once. */
  function endsOf(isBad: (job: TaskSideTopology) => boolean): readonly string[] {
    const property = fc.property(taskSideScenarioArbitrary(), ({ topology }) => !isBad(topology));
    const lines = Array.from({ length: 50 }, (_, seed) => {
      const { variant, topology } = fc.check(property, { seed, numRuns: 1_000 }).counterexample![0];
      return `${variant}: ${describeTaskSide(topology)}`;
    });
    return [...new Set(lines)].sort();
  }
});

/** What counts when task sides are compared, the weightiest first. */
function costOf(job: ReturnType<typeof explicit>): readonly number[] {
  const { inputs, checkpoints, crashes, expiring, alignmentCap, stallsAfter } = job;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const flags = [
    job.lateAcknowledgements,
    job.recordsTakeTime,
    job.floatingBuffers > 0,
    alignmentCap !== null,
    stallsAfter !== null,
    ...inputs.flatMap(({ ends, supportsUnaligned }) => [ends, !supportsUnaligned]),
    ...checkpoints.map((kind) => kind === "savepoint"),
  ];
  return [
    inputs.length,
    checkpoints.length,
    crashes + expiring.length + sum(inputs.map(({ declines }) => declines.length)),
    flags.filter(Boolean).length,
    sum(inputs.map(({ records }) => records)),
    -sum(inputs.map(({ senderBuffers, receiverBuffers }) => senderBuffers + receiverBuffers)) -
      (job.floatingBuffers + (alignmentCap ?? 0) + (stallsAfter ?? 0)),
  ];
}

function compare(left: readonly number[], right: readonly number[]): number {
  const differing = left.findIndex((cost, index) => cost !== right[index]);
  return differing < 0 ? 0 : left[differing]! - right[differing]!;
}
