import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ModelError } from "../checker/errors.ts";
import { readJob } from "./job.ts";

const EXAMPLES = new URL("../../models/examples/flink/", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "seamcheck-flink-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("readJob", () => {
  it("reads the temporal join with a 2.x configuration", () => {
    const job = readJob({
      planPath: `${EXAMPLES}plan-temporal-join.json`,
      configPath: `${EXAMPLES}config-2.x.yaml`,
    });
    expect(job.vertices.map(({ name, role, isTerminal }) => [name, role, isTerminal])).toEqual([
      ["Source: pv", "source", false],
      ["Source: user_info", "source", false],
      ["TemporalJoin", "join", true],
      ["TemporalJoin (2)", "join", true],
    ]);
    expect(job.edges.map(({ strategy, channels }) => [strategy, channels])).toEqual([
      ["HASH", 4],
      ["HASH", 4],
      ["HASH", 4],
      ["HASH", 4],
    ]);
    expect(job.settings).toMatchObject({
      intervalMs: 500,
      maxConcurrentCheckpoints: 3,
      incremental: true,
      backend: "rocksdb",
      jobManagerHeapMiB: 1_024,
      defaultParallelism: 2,
    });
    expect(job.keys.passedOver).toBe(4);
    expect(job.notes).toEqual([]);
  });

  it("reads the word count with a 1.x configuration", () => {
    const job = readJob({
      planPath: `${EXAMPLES}plan-socket-window-wordcount.json`,
      configPath: `${EXAMPLES}flink-conf-1.x.yaml`,
    });
    expect(job.name).toBe("Socket Window WordCount");
    expect(job.vertices.map(({ name, parallelism }) => [name, parallelism])).toEqual([
      ["Source: Socket Stream", 1],
      ["Flat Map", 4],
      ["Window", 4],
      ["Sink: Print to Std. Out", 1],
    ]);
    expect(job.settings).toMatchObject({
      intervalMs: 60_000,
      minPauseMs: 10_000,
      unaligned: true,
      alignedTimeoutMs: 30_000,
    });
    const { modelled, read } = job.keys;
    expect([...modelled, ...read].flatMap(({ alias }) => alias ?? []).sort()).toEqual([
      "execution.checkpointing.unaligned",
      "state.backend",
      "state.backend.incremental",
    ]);
    expect(read.map(({ key }) => key)).toContain(
      "taskmanager.network.memory.buffer-debloat.enabled",
    );
    expect(job.keys.passedOver).toBe(3);
  });

  it("holds Flink's defaults without a configuration", () => {
    const { settings } = readJob({ planPath: `${EXAMPLES}plan-temporal-join.json` });
    expect(settings.explicit).toEqual([]);
  });

  it("notes edges that stay aligned under unaligned checkpoints", () => {
    const nodes = [
      { id: "a", parallelism: 2, description: "Source: A" },
      {
        id: "b",
        parallelism: 2,
        description: "B",
        inputs: [{ id: "a", ship_strategy: "RESCALE" }],
      },
    ];
    const planPath = write("rescale.json", JSON.stringify({ plan: { nodes } }));
    const configPath = write("unaligned.yaml", "\uFEFFexecution.checkpointing.unaligned: true\n");
    expect(readJob({ planPath }).notes).toEqual([]);
    expect(readJob({ planPath, configPath }).notes).toEqual([
      "Source: A -> B stays aligned although unaligned checkpoints are on: RESCALE is pointwise, and in-flight data of a pointwise edge cannot be redistributed on rescaling.",
    ]);
  });

  it("names the file that is wrong", () => {
    const planPath = write("broken.json", '{\n  "plan": {,\n');
    expect(() => readJob({ planPath })).toThrow(
      new ModelError(`${planPath}:2:12: not JSON: "," does not belong here.`),
    );
  });
});
