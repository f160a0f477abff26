import type { Configuration } from "./configuration.ts";
import { computeJobManagerHeap } from "./jobManagerHeap.ts";
import type { KeyName } from "./keys/index.ts";

/** The state backends that differ for the model; `custom` is any other factory class. */
export type StateBackend = "hashmap" | "rocksdb" | "forst" | "custom";

/** Where the bytes of a checkpoint go; `custom` is any other storage class. */
export type CheckpointStorage = "jobmanager" | "filesystem" | "custom";

/** Which key each setting comes from. */
const KEY_OF_SETTING = {
  intervalMs: "execution.checkpointing.interval",
  intervalDuringBacklogMs: "execution.checkpointing.interval-during-backlog",
  minPauseMs: "execution.checkpointing.min-pause",
  timeoutMs: "execution.checkpointing.timeout",
  maxConcurrentCheckpoints: "execution.checkpointing.max-concurrent-checkpoints",
  tolerableFailedCheckpoints: "execution.checkpointing.tolerable-failed-checkpoints",
  mode: "execution.checkpointing.mode",
  unaligned: "execution.checkpointing.unaligned.enabled",
  alignedTimeoutMs: "execution.checkpointing.aligned-checkpoint-timeout",
  numRetained: "execution.checkpointing.num-retained",
  incremental: "execution.checkpointing.incremental",
  backend: "state.backend.type",
  storage: "execution.checkpointing.storage",
  inlineThresholdBytes: "execution.checkpointing.data-inline-threshold",
  exclusiveBuffersPerChannel: "taskmanager.network.memory.buffers-per-channel",
  floatingBuffersPerGate: "taskmanager.network.memory.floating-buffers-per-gate",
  maxBuffersPerChannel: "taskmanager.network.memory.max-buffers-per-channel",
  overdraftBuffersPerGate: "taskmanager.network.memory.max-overdraft-buffers-per-gate",
  defaultParallelism: "parallelism.default",
} as const satisfies Record<string, KeyName>;

/** A setting that a configuration may name; `CheckpointSettings.explicit` lists those it does. */
export type SettingName = keyof typeof KEY_OF_SETTING;

/** What a Flink configuration says about checkpoints, with Flink's defaults filled in. */
export interface CheckpointSettings {
  /** `undefined`: no periodic checkpoints. */
  readonly intervalMs: number | undefined;
  /** What the timer really uses: the interval, or the pause where that is longer (A1.2). */
  readonly effectiveIntervalMs: number | undefined;
  /** `undefined`: as without backlog; 0: none while there is backlog (FLIP-309). */
  readonly intervalDuringBacklogMs: number | undefined;
  readonly minPauseMs: number;
  readonly timeoutMs: number;
  readonly maxConcurrentCheckpoints: number;
  /** Consecutive counted failures; `unlimited` for Integer.MAX_VALUE. */
  readonly tolerableFailedCheckpoints: number | "unlimited";
  readonly mode: "EXACTLY_ONCE" | "AT_LEAST_ONCE";
  readonly unaligned: boolean;
  /** With `unaligned`: how long a checkpoint stays aligned; 0 is unaligned from the start. */
  readonly alignedTimeoutMs: number;
  readonly numRetained: number;
  /** As configured; without effect for the hashmap backend. */
  readonly incremental: boolean;
  readonly backend: StateBackend;
  readonly storage: CheckpointStorage;
  readonly inlineThresholdBytes: number;
  readonly exclusiveBuffersPerChannel: number;
  readonly floatingBuffersPerGate: number;
  readonly maxBuffersPerChannel: number;
  readonly overdraftBuffersPerGate: number;
  readonly jobManagerHeapMiB: number;
  readonly defaultParallelism: number;
  /** The settings that the configuration names; all others are Flink's defaults. */
  readonly explicit: readonly SettingName[];
}

const UNLIMITED_FAILURES = 2_147_483_647;
const DEFAULT_NUM_RETAINED = 1;

/**
 * The settings of a configuration and the notes on how they were derived. Rules between keys are
 * `checkRules`' business.
 *
 * @throws ModelError where the JobManager's memory leaves no heap.
 */
export function deriveSettings(configuration: Configuration): {
  readonly settings: CheckpointSettings;
  readonly notes: readonly string[];
} {
  const value = <S extends SettingName>(name: S) => configuration.get(KEY_OF_SETTING[name]);
  const heap = computeJobManagerHeap(configuration);
  const intervalMs = value("intervalMs");
  const tolerable = value("tolerableFailedCheckpoints");
  const numRetained = value("numRetained");
  const settings: CheckpointSettings = {
    intervalMs,
    effectiveIntervalMs:
      intervalMs === undefined ? undefined : Math.max(intervalMs, value("minPauseMs")),
    intervalDuringBacklogMs: value("intervalDuringBacklogMs"),
    minPauseMs: value("minPauseMs"),
    timeoutMs: value("timeoutMs"),
    maxConcurrentCheckpoints: value("maxConcurrentCheckpoints"),
    tolerableFailedCheckpoints: tolerable === UNLIMITED_FAILURES ? "unlimited" : tolerable,
    mode: value("mode"),
    unaligned: value("unaligned"),
    alignedTimeoutMs: value("alignedTimeoutMs"),
    numRetained: numRetained < 1 ? DEFAULT_NUM_RETAINED : numRetained,
    incremental: value("incremental"),
    backend: toBackend(value("backend")),
    storage: toStorage(configuration),
    inlineThresholdBytes: value("inlineThresholdBytes"),
    exclusiveBuffersPerChannel: value("exclusiveBuffersPerChannel"),
    floatingBuffersPerGate: value("floatingBuffersPerGate"),
    maxBuffersPerChannel: value("maxBuffersPerChannel"),
    overdraftBuffersPerGate: value("overdraftBuffersPerGate"),
    jobManagerHeapMiB: heap.heapMiB,
    defaultParallelism: value("defaultParallelism"),
    explicit: settingNames().filter((name) => configuration.isSet(KEY_OF_SETTING[name])),
  };
  return { settings, notes: heap.notes };
}

function settingNames(): readonly SettingName[] {
  return Object.keys(KEY_OF_SETTING) as SettingName[];
}

// `jobmanager` and `filesystem` are backends of 1.x: the heap backend with a storage of that name.
function toBackend(type: string): StateBackend {
  const lower = type.toLowerCase();
  if (lower === "jobmanager" || lower === "filesystem" || lower.includes("hashmap")) {
    return "hashmap";
  }
  if (lower.includes("rocksdb")) return "rocksdb";
  return lower.includes("forst") ? "forst" : "custom";
}

// As `CheckpointStorageLoader` does: without a storage the presence of a folder decides.
function toStorage(configuration: Configuration): CheckpointStorage {
  const storage = configuration.get("execution.checkpointing.storage")?.toLowerCase();
  if (storage === "jobmanager" || storage === "filesystem") return storage;
  if (storage !== undefined) return "custom";
  return configuration.isSet("execution.checkpointing.dir") ? "filesystem" : "jobmanager";
}
