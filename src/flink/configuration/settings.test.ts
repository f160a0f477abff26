import { describe, expect, it } from "vitest";
import { ModelError } from "../../checker/errors.ts";
import { resolveConfiguration } from "./configuration.ts";
import { importConfiguration } from "./index.ts";
import { parseConfiguration } from "./readConfigurationFile.ts";
import { checkRules } from "./rules.ts";
import { deriveSettings } from "./settings.ts";
import type { CheckpointSettings } from "./settings.ts";

const NO_STORAGE =
  "Neither execution.checkpointing.storage nor execution.checkpointing.dir is set, so all state travels in acknowledgements and lives in the JobManager's heap.";
const NO_MEMORY =
  "No JobManager memory size is set, so jobmanager.memory.process.size is taken as 1600m, as Flink's distribution ships it.";

/** A configuration with an interval, a folder and a JobManager size, about which there is nothing to say. */
function derive(...lines: readonly string[]): {
  readonly settings: CheckpointSettings;
  readonly notes: readonly string[];
} {
  const text = [
    "execution.checkpointing.interval: 1 min",
    "execution.checkpointing.dir: s3://bucket",
    "jobmanager.memory.process.size: 1600m",
    ...lines,
  ].join("\n");
  const raw = parseConfiguration("conf.yaml", text);
  const configuration = resolveConfiguration({ ...raw, notes: [] });
  const { settings, notes } = deriveSettings(configuration);
  return { settings, notes: [...notes, ...checkRules(configuration, settings)] };
}

describe("settings", () => {
  it("are Flink's defaults without a configuration", () => {
    const { settings, keys } = importConfiguration();
    expect(settings).toEqual({
      intervalMs: undefined,
      effectiveIntervalMs: undefined,
      intervalDuringBacklogMs: undefined,
      minPauseMs: 0,
      timeoutMs: 600_000,
      maxConcurrentCheckpoints: 1,
      tolerableFailedCheckpoints: 0,
      mode: "EXACTLY_ONCE",
      unaligned: false,
      alignedTimeoutMs: 0,
      numRetained: 1,
      incremental: false,
      backend: "hashmap",
      storage: "jobmanager",
      inlineThresholdBytes: 20_480,
      exclusiveBuffersPerChannel: 2,
      floatingBuffersPerGate: 8,
      maxBuffersPerChannel: 10,
      overdraftBuffersPerGate: 5,
      jobManagerHeapMiB: 1_024,
      defaultParallelism: 1,
      explicit: [],
    });
    expect(keys.notes).toEqual([
      NO_MEMORY,
      "There are no periodic checkpoints, because execution.checkpointing.interval is not set.",
      NO_STORAGE,
    ]);
  });

  it("know what is explicit", () => {
    const { settings, notes } = derive(
      "execution.checkpointing.tolerable-failed-checkpoints: 2147483647",
    );
    expect(settings.explicit).toEqual(["intervalMs", "tolerableFailedCheckpoints"]);
    expect(settings.tolerableFailedCheckpoints).toBe("unlimited");
    expect(settings.storage).toBe("filesystem");
    expect(notes).toEqual([]);
  });

  it.each([
    ["rocksdb", "rocksdb"],
    ["RocksDB", "rocksdb"],
    ["org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackendFactory", "rocksdb"],
    ["filesystem", "hashmap"],
    ["forst", "forst"],
    ["com.example.Backend", "custom"],
  ])("take the backend %s as %s", (type, backend) => {
    expect(derive(`state.backend.type: ${type}`).settings.backend).toBe(backend);
  });

  it.each([
    ["filesystem", "filesystem"],
    ["JobManager", "jobmanager"],
    ["com.example.Storage", "custom"],
  ])("take the storage %s as %s", (name, storage) => {
    expect(derive(`state.checkpoint-storage: ${name}`).settings.storage).toBe(storage);
  });
});

describe("the JobManager's heap", () => {
  it.each([
    [["jobmanager.memory.process.size: 1600m"], 1_024],
    // The overhead is a tenth between 1920 mb and 10 gb, and 1 gb above that.
    [["jobmanager.memory.process.size: 4096m"], 3_302],
    [["jobmanager.memory.process.size: 20g"], 20 * 1_024 - 128 - 256 - 1_024],
    [["jobmanager.memory.flink.size: 1g"], 896],
    [["jobmanager.memory.flink.size: 1g", "jobmanager.memory.heap.size: 512m"], 512],
  ])("follows from %j", (lines, heapMiB) => {
    expect(derive(...lines).settings.jobManagerHeapMiB).toBe(heapMiB);
  });

  it.each([
    [
      "jobmanager.memory.process.size: 500m",
      "conf.yaml:4: jobmanager.memory.process.size is 500 mb, which leaves no heap for the JobManager.",
    ],
    [
      "jobmanager.memory.flink.size: 100m",
      "conf.yaml:4: jobmanager.memory.flink.size is 100 mb, which leaves no heap for the JobManager.",
    ],
    [
      "jobmanager.memory.heap.size: 0",
      "conf.yaml:4: jobmanager.memory.heap.size is 0 bytes, which leaves no heap for the JobManager.",
    ],
    [
      "jobmanager.memory.jvm-overhead.min: 2g",
      "conf.yaml:4: jobmanager.memory.jvm-overhead.min is 2 gb, more than jobmanager.memory.jvm-overhead.max, 1 gb.",
    ],
  ])("is refused for %s", (line, message) => {
    expect(() => derive(line)).toThrow(new ModelError(message));
  });
});

describe("rules between keys", () => {
  it.each([
    [
      [
        "execution.checkpointing.unaligned: true",
        "execution.checkpointing.max-concurrent-checkpoints: 2",
      ],
      "conf.yaml:5: execution.checkpointing.max-concurrent-checkpoints is 2, and unaligned checkpoints allow only 1. Set it to 1, or execution.checkpointing.unaligned.enabled to false.",
    ],
    [
      ["execution.checkpointing.unaligned: true", "execution.checkpointing.mode: AT_LEAST_ONCE"],
      "conf.yaml:5: execution.checkpointing.mode is AT_LEAST_ONCE, and unaligned checkpoints need EXACTLY_ONCE. Change it, or set execution.checkpointing.unaligned.enabled to false.",
    ],
    [
      ["execution.checkpointing.timeout: 9"],
      "conf.yaml:4: execution.checkpointing.timeout is 9 ms, and Flink takes nothing below 10 ms.",
    ],
    [
      ["execution.checkpointing.interval: 0"],
      "conf.yaml:4: execution.checkpointing.interval is 0 ms, and Flink takes nothing below 10 ms. Leave it out to switch periodic checkpoints off.",
    ],
    [
      ["execution.checkpointing.interval-during-backlog: 30s"],
      "conf.yaml:4: execution.checkpointing.interval-during-backlog is 30 s, shorter than the interval of 1 min. It has to be 0 or at least as long.",
    ],
    [
      ["state.backend.fs.memory-threshold: 2mb"],
      "conf.yaml:4: state.backend.fs.memory-threshold is 2 mb, and Flink takes at most 1 mb.",
    ],
  ])("refuse %j", (lines, message) => {
    expect(() => derive(...lines)).toThrow(new ModelError(message));
  });

  it.each([
    [["execution.checkpointing.interval-during-backlog: 0"], []],
    [["execution.checkpointing.interval-during-backlog: 5 min"], []],
    [
      ["execution.checkpointing.min-pause: 5 min"],
      ["The interval of 1 min is raised to the min-pause of 5 min."],
    ],
    [
      [
        "execution.checkpointing.min-pause: 1s",
        "execution.checkpointing.max-concurrent-checkpoints: 3",
      ],
      [
        "min-pause counts from the last completion, so it does not keep the 3 concurrent checkpoints apart, nor does it follow a failed one.",
      ],
    ],
    [
      ["execution.checkpointing.alignment-timeout: 10s"],
      [
        "execution.checkpointing.aligned-checkpoint-timeout has no effect, because unaligned checkpoints are off.",
      ],
    ],
    [
      ["execution.checkpointing.unaligned: true", "execution.checkpointing.alignment-timeout: 10s"],
      [],
    ],
    [
      ["execution.checkpointing.incremental: true"],
      [
        "execution.checkpointing.incremental has no effect, because the hashmap backend always writes full snapshots.",
      ],
    ],
    [
      ["execution.checkpointing.storage: jobmanager"],
      [
        "execution.checkpointing.storage is jobmanager, so all state travels in acknowledgements and lives in the JobManager's heap.",
      ],
    ],
    [
      ["execution.checkpointing.num-retained: 0"],
      ["execution.checkpointing.num-retained is 0, so Flink keeps its default of 1 checkpoint."],
    ],
  ])("say of %j: %j", (lines, notes) => {
    expect(derive(...lines).notes).toEqual(notes);
  });

  it("make the effective interval the longer of interval and pause", () => {
    const { settings } = derive("execution.checkpointing.min-pause: 5 min");
    expect([settings.intervalMs, settings.effectiveIntervalMs]).toEqual([60_000, 300_000]);
  });
});
