import { describe, expect, test } from "vitest";
import { mutants } from "../models/mutants/index.ts";
import type { Mutant } from "../models/mutants/index.ts";
import { scenarios } from "../models/scenarios/index.ts";
import { variants } from "../models/variants/index.ts";
import { checkExhaustively } from "../src/checker/search/index.ts";
import type { PropertyResult } from "../src/checker/search/index.ts";
import { assemble, properties } from "./index.ts";

/** Steps of the shortest trace that kills each mutant, and what it ends with. */
const pinned: Readonly<Record<string, { readonly steps: number; readonly reason: string }>> = {
  "aligned-channel-not-blocked": {
    steps: 13,
    reason:
      "checkpoint 1: join has counted hot#1 from hot_join, which lies after the snapshot of hot " +
      "(offset 0): a restore counts it twice.",
  },
  "snapshot-at-first-barrier": {
    steps: 10,
    reason:
      "checkpoint 1: join has not counted hot#1 from hot_join, which lies before the snapshot of " +
      "hot (offset 1): a restore loses it.",
  },
  "barrier-overtakes-records": {
    steps: 6,
    reason:
      "checkpoint 1: sink has not counted source#1 from source_sink, which lies before the " +
      "snapshot of source (offset 1): a restore loses it.",
  },
  "channels-survive-restart": {
    steps: 3,
    reason:
      "source_sink: source#1 is duplicated: source has emitted it 0 times, sink has counted it 0 " +
      "times, in flight once.",
  },
  "channel-never-resumed": {
    steps: 10,
    reason:
      "nothing can go on, but source has emitted 2 of 3 records, source_sink still holds " +
      "source#1, source#2, barrier 2, checkpoint 2 waits for sink.",
  },
};

describe.each(mutants)("$name", (mutant) => {
  test("names a variant, a scenario and a property that exist", () => {
    expect(variants.map(({ name }) => name)).toContain(mutant.mutates);
    expect(scenarios.map(({ name }) => name)).toContain(mutant.scenario);
    expect(properties.map(({ name }) => name)).toContain(mutant.killedBy);
  });

  test("is killed by the property that it names, with a shortest trace", async () => {
    const killer = await resultOfKiller(mutant);
    expect(killer).toMatchObject({
      verdict: "violated",
      evidence: { length: "shortest" },
      reason: pinned[mutant.name]?.reason,
    });
    expect(killer?.evidence?.schedule).toHaveLength(pinned[mutant.name]!.steps);
  });
});

test("every always and deadlock-free property is killed by some mutant", () => {
  const killers = new Set(mutants.map(({ killedBy }) => killedBy));
  expect(killers).toEqual(new Set(["consistent cut", "record conservation", "no wedge"]));
});

async function resultOfKiller(mutant: Mutant): Promise<PropertyResult | undefined> {
  const scenario = scenarios.find(({ name }) => name === mutant.scenario)!;
  const result = await checkExhaustively(assemble(scenario, mutant));
  return result.properties.find(({ property }) => property === mutant.killedBy);
}
