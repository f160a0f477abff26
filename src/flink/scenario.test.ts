import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkExhaustively } from "../checker/search/index.ts";
import { cutToSmallScope, readJob, scenarioOfJob } from "./index.ts";

const examples = new URL("../../models/examples/flink/", import.meta.url).pathname;

function scenarioOf(plan: string, config: string | undefined) {
  const configPath = config === undefined ? undefined : examples + config;
  const job = readJob({ planPath: examples + plan, configPath });
  return scenarioOfJob(job, cutToSmallScope(job).job);
}

describe("a real job becomes a scenario", () => {
  test("the temporal join holds, at a pinned number of states", async () => {
    const { model, bounds } = scenarioOf("plan-temporal-join.json", "config-2.x.yaml");
    const { properties, statistics } = await checkExhaustively(model);
    expect(properties.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
    expect(statistics.states).toBe(651_603);
    expect(bounds).toEqual([
      "Records are cut to a few a source (source1 2, source2 1), because what matters is which come " +
        "before a barrier and which after it.",
      "Every channel holds one record, because a full channel is where backpressure begins.",
      "2 checkpoints are triggered and 1 crash may happen, because a restore and the checkpoint after " +
        "it show what one leaves to the next.",
      "At most 2 of the 3 checkpoints that may be pending at once are, because no more are triggered.",
      "A checkpoint may be triggered at any moment, so every interval is covered.",
    ]);
  });

  test("concurrency in the configuration changes what is reachable", async () => {
    const withOne = scenarioOf("plan-socket-window-wordcount.json", undefined);
    const withThree = scenarioOf("plan-socket-window-wordcount.json", "config-2.x.yaml");
    const one = await checkExhaustively(withOne.model);
    const three = await checkExhaustively(withThree.model);
    expect(three.statistics.states).toBe(233_324);
    expect(one.statistics.states).toBeLessThan(three.statistics.states);
    expect(one.properties.every(({ verdict }) => verdict === "holds")).toBe(true);
  });
});

describe("a job that is not aligned is checked on the task with the most to align", () => {
  test("with a timeout, as the 1.x configuration says", async () => {
    const { model, bounds } = scenarioOf(
      "plan-socket-window-wordcount.json",
      "flink-conf-1.x.yaml",
    );
    expect(model.variant).toBe("aligned-with-timeout");
    expect(bounds[0]).toBe(
      'window is the task "task" of the model, and flatMap1 and flatMap2 feed it as sources, because ' +
        "what is particular of this barrier handler happens between one task and its channels.",
    );
    expect(bounds[1]).toBe("Left out for the same reason: sink.");
    const { properties, statistics, measures } = await checkExhaustively(model);
    expect(properties.filter(({ verdict }) => verdict !== "holds")).toEqual([]);
    expect(statistics.states).toBe(288_479);
    expect(measures!.length).toBeGreaterThan(0);
  });

  test.each([
    ["execution.checkpointing.mode: AT_LEAST_ONCE", "at-least-once"],
    ["execution.checkpointing.unaligned.enabled: true", "unaligned"],
  ])("%s asks for %s", (configuration, variant) => {
    const configPath = join(mkdtempSync(join(tmpdir(), "seamcheck-flink-")), "flink-conf.yaml");
    writeFileSync(configPath, `${configuration}\n`);
    const job = readJob({ planPath: `${examples}plan-temporal-join.json`, configPath });
    expect(scenarioOfJob(job, cutToSmallScope(job).job).model.variant).toBe(variant);
  });
});
