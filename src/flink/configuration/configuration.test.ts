import { describe, expect, it } from "vitest";
import { ModelError } from "../../checker/errors.ts";
import { resolveConfiguration } from "./configuration.ts";
import type { Configuration } from "./configuration.ts";
import { parseConfiguration } from "./readConfigurationFile.ts";

function resolve(...lines: readonly string[]): Configuration {
  return resolveConfiguration(parseConfiguration("conf.yaml", lines.join("\n")));
}

describe("resolveConfiguration", () => {
  it("gives values by type, and defaults", () => {
    const configuration = resolve(
      "execution.checkpointing.interval: 5 min",
      "execution.checkpointing.mode: at_least_once",
      "taskmanager.memory.segment-size: 64kb",
    );
    expect(configuration.get("execution.checkpointing.interval")).toBe(300_000);
    expect(configuration.get("execution.checkpointing.mode")).toBe("AT_LEAST_ONCE");
    expect(configuration.get("taskmanager.memory.segment-size")).toBe(65_536);
    expect(configuration.get("execution.checkpointing.timeout")).toBe(600_000);
    expect(configuration.get("execution.checkpointing.dir")).toBeUndefined();
    expect(configuration.isSet("execution.checkpointing.timeout")).toBe(false);
  });

  it("sorts keys into modelled, read and passed over", () => {
    const configuration = resolve(
      "execution.checkpointing.max-concurrent-checkpoints: 2",
      "state.backend: rocksdb",
      "pekko.framesize: 20mb",
      "env.java.home: /java",
      "state.backend.rocksdb.localdir: /tmp",
    );
    expect(configuration.modelled.map(({ key, value }) => [key, value])).toEqual([
      ["execution.checkpointing.max-concurrent-checkpoints", "2"],
    ]);
    expect(configuration.read).toEqual([
      expect.objectContaining({ key: "pekko.framesize", value: "20mb" }),
      {
        key: "state.backend.type",
        value: "rocksdb",
        alias: "state.backend",
        meaning: "hashmap, rocksdb, forst or the class of a factory",
      },
    ]);
    expect(configuration.passedOver).toBe(2);
    expect(configuration.notes).toEqual([]);
  });

  it("lets the new key win over its alias", () => {
    const configuration = resolve(
      "execution.checkpointing.unaligned: true",
      "execution.checkpointing.unaligned.enabled: false",
    );
    expect(configuration.get("execution.checkpointing.unaligned.enabled")).toBe(false);
    expect(configuration.notes).toEqual([
      "conf.yaml:1: execution.checkpointing.unaligned is ignored, because execution.checkpointing.unaligned.enabled is set as well.",
    ]);
  });

  it("sets both keys that share an alias", () => {
    const configuration = resolve("state.backend.local-recovery: true");
    expect(configuration.get("execution.checkpointing.local-backup.enabled")).toBe(true);
    expect(configuration.get("execution.state-recovery.from-local")).toBe(true);
  });

  it("takes a key without a value as not set", () => {
    const configuration = resolve("execution:", "  checkpointing:", "    interval:");
    expect(configuration.isSet("execution.checkpointing.interval")).toBe(false);
  });

  it("says that a key is only for older releases", () => {
    const { notes } = resolve(
      "taskmanager.network.memory.buffers-per-channel: 4",
      "task.checkpoint.alignment.max-size: 1000",
    );
    expect(notes).toEqual([
      "conf.yaml:1: taskmanager.network.memory.buffers-per-channel is for older releases: Flink 2.0 removed this key and fixed its value at 2 (FLINK-33750).",
      "conf.yaml:2: task.checkpoint.alignment.max-size is for older releases: Flink 1.11 removed this key: tasks no longer buffer during alignment (FLINK-16404).",
    ]);
  });

  it.each([
    [
      "execution.checkpointing.interval: soon",
      'execution.checkpointing.interval cannot be "soon". It takes a duration: a number and a unit as in 500ms, 30 s, 10min, 1 h or PT5M; ms where there is no unit.',
    ],
    [
      "jobmanager.memory.process.size: 1600x",
      'jobmanager.memory.process.size cannot be "1600x". It takes a memory size: a number and a unit as in 32kb, 64 mb or 1g; bytes where there is no unit.',
    ],
    [
      "execution.checkpointing.max-concurrent-checkpoints: 0",
      'execution.checkpointing.max-concurrent-checkpoints cannot be "0". It takes a whole number of at least 1.',
    ],
    [
      "execution.checkpointing.unaligned: yes",
      'execution.checkpointing.unaligned cannot be "yes". It takes true or false.',
    ],
    [
      "execution.checkpointing.mode: ONCE",
      'execution.checkpointing.mode cannot be "ONCE". It takes one of EXACTLY_ONCE, AT_LEAST_ONCE.',
    ],
    [
      "taskmanager.memory.network.fraction: tenth",
      'taskmanager.memory.network.fraction cannot be "tenth". It takes a number of at least 0.',
    ],
    [
      "execution.checkpointing.intervall: 5s",
      'Flink has no key "execution.checkpointing.intervall". Did you mean "execution.checkpointing.interval"?',
    ],
  ])("refuses %j", (line, message) => {
    expect(() => resolve("# first line", line)).toThrow(new ModelError(`conf.yaml:2: ${message}`));
  });

  it("refuses a list for a single value and takes it for a list", () => {
    expect(() => resolve("execution:", "  checkpointing:", "    interval: [1s, 2s]")).toThrow(
      new ModelError(
        "conf.yaml:3: execution.checkpointing.interval cannot be a list. It takes a duration: a number and a unit as in 500ms, 30 s, 10min, 1 h or PT5M; ms where there is no unit.",
      ),
    );
    const configuration = resolve("taskmanager:", "  state.local.root-dirs: [/a, /b]");
    expect(configuration.get("execution.checkpointing.local-backup.dirs")).toEqual(["/a", "/b"]);
  });
});
