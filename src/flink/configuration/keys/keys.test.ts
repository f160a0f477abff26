import { describe, expect, it } from "vitest";
import { parseValue } from "../values.ts";
import { findMistake } from "./families.ts";
import { definitionsNamed, KEYS, KNOWN_NAMES } from "./index.ts";

describe("the key registry", () => {
  it("has every key once", () => {
    const keys = KEYS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(KEYS.filter((definition) => definition.default !== undefined))(
    "has a default for $key that parses",
    (definition) => {
      expect(parseValue(definition, definition.default!)).toBeDefined();
    },
  );

  it("lists constants for every enum", () => {
    const enums = KEYS.filter(({ type }) => type === "enum");
    expect(enums.filter(({ values }) => values === undefined)).toEqual([]);
  });

  it("resolves an alias of two keys to both", () => {
    expect(definitionsNamed("state.backend.local-recovery").map(({ key }) => key)).toEqual([
      "execution.checkpointing.local-backup.enabled",
      "execution.state-recovery.from-local",
    ]);
  });

  it("never gives a key's own name as another's alias", () => {
    const own = new Set(KEYS.map(({ key }) => key));
    const aliases = KEYS.flatMap((definition) => definition.aliases ?? []);
    expect(aliases.filter((alias) => own.has(alias))).toEqual([]);
  });
});

describe("findMistake", () => {
  it.each([
    [
      "execution.checkpointing.intervall",
      'Flink has no key "execution.checkpointing.intervall". Did you mean "execution.checkpointing.interval"?',
    ],
    [
      "taskmanager.network.memory.buffers-per-chanel",
      'Flink has no key "taskmanager.network.memory.buffers-per-chanel". Did you mean "taskmanager.network.memory.buffers-per-channel"?',
    ],
    [
      "state.backend.rocksdb.thread.nums",
      'Flink has no key "state.backend.rocksdb.thread.nums". Did you mean "state.backend.rocksdb.thread.num"?',
    ],
    [
      "execution.checkpointing.quite-something-else",
      'Flink has no key "execution.checkpointing.quite-something-else".',
    ],
    [
      "execution.checkpointing.interval.base",
      'Flink has no key "execution.checkpointing.interval.base". "execution.checkpointing.interval" takes a value, not keys below it.',
    ],
    ["execution.checkpointing", '"execution.checkpointing" takes keys below it, not a value.'],
  ])("refuses %s", (key, message) => {
    expect(findMistake(key)).toBe(message);
  });

  it.each([
    "env.java.opts.all",
    "state.backend.rocksdb.localdir",
    "state.backend.rocksdb.metrics.block-cache-usage",
    "state.backend.latency-track.keyed-state-enabled",
    "state.changelog.dstl.dfs.base-path",
    "execution.checkpointing.region.enabled",
    "taskmanager.network.retries",
    "jobmanager.rpc.address",
    "pekko.tcp.timeout",
  ])("passes %s over", (key) => {
    expect(findMistake(key)).toBeUndefined();
  });

  it("refuses every checkpointing key with a letter too many", () => {
    const near = KNOWN_NAMES.filter((name) => name.startsWith("execution.checkpointing."));
    for (const name of near) expect(findMistake(`${name}x`)).toContain("Flink has no key");
  });
});
