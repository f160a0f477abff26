import { ModelError } from "../../checker/errors.ts";
import type { Configuration } from "./configuration.ts";
import { formatDurationMs } from "./duration.ts";
import type { KeyName } from "./keys/index.ts";
import { formatMemoryBytes } from "./memory.ts";
import type { CheckpointSettings } from "./settings.ts";

const MIN_DURATION_MS = 10;
const MAX_INLINE_THRESHOLD_BYTES = 1024 * 1024;

/**
 * Applies Flink's rules between keys (`CheckpointCoordinatorConfiguration`,
 * `StreamExecutionEnvironment`, `FsCheckpointStorageAccess`). What Flink accepts but does not do as
 * written becomes a note.
 *
 * @throws ModelError for a combination that Flink refuses.
 */
export function checkRules(
  configuration: Configuration,
  settings: CheckpointSettings,
): readonly string[] {
  refuseShortTimes(configuration, settings);
  refuseUnalignedMisuse(configuration, settings);
  refuseBacklogInterval(configuration, settings);
  refuseLargeInlineThreshold(configuration, settings);
  return [
    ...noteTiming(settings),
    ...noteAlignment(configuration, settings),
    ...noteState(configuration, settings),
  ];
}

function refuse(configuration: Configuration, key: KeyName, problem: string): never {
  throw new ModelError(`${configuration.place(key)} ${problem}`);
}

function refuseShortTimes(configuration: Configuration, settings: CheckpointSettings): void {
  const times = [
    ["execution.checkpointing.interval", settings.intervalMs],
    ["execution.checkpointing.timeout", settings.timeoutMs],
  ] as const;
  for (const [key, durationMs] of times) {
    if (durationMs === undefined || durationMs >= MIN_DURATION_MS) continue;
    const hint =
      durationMs === 0 && key.endsWith("interval")
        ? " Leave it out to switch periodic checkpoints off."
        : "";
    refuse(
      configuration,
      key,
      `is ${formatDurationMs(durationMs)}, and Flink takes nothing below 10 ms.${hint}`,
    );
  }
}

function refuseUnalignedMisuse(configuration: Configuration, settings: CheckpointSettings): void {
  if (!settings.unaligned) return;
  if (settings.maxConcurrentCheckpoints > 1) {
    refuse(
      configuration,
      "execution.checkpointing.max-concurrent-checkpoints",
      `is ${settings.maxConcurrentCheckpoints}, and unaligned checkpoints allow only 1. Set it to 1, ` +
        "or execution.checkpointing.unaligned.enabled to false.",
    );
  }
  if (settings.mode === "AT_LEAST_ONCE") {
    refuse(
      configuration,
      "execution.checkpointing.mode",
      "is AT_LEAST_ONCE, and unaligned checkpoints need EXACTLY_ONCE. Change it, or set " +
        "execution.checkpointing.unaligned.enabled to false.",
    );
  }
}

function refuseBacklogInterval(configuration: Configuration, settings: CheckpointSettings): void {
  const { intervalMs, intervalDuringBacklogMs: backlogMs } = settings;
  if (intervalMs === undefined || backlogMs === undefined) return;
  if (backlogMs === 0 || backlogMs >= intervalMs) return;
  refuse(
    configuration,
    "execution.checkpointing.interval-during-backlog",
    `is ${formatDurationMs(backlogMs)}, shorter than the interval of ${formatDurationMs(intervalMs)}. ` +
      "It has to be 0 or at least as long.",
  );
}

function refuseLargeInlineThreshold(
  configuration: Configuration,
  { inlineThresholdBytes }: CheckpointSettings,
): void {
  if (inlineThresholdBytes <= MAX_INLINE_THRESHOLD_BYTES) return;
  refuse(
    configuration,
    "execution.checkpointing.data-inline-threshold",
    `is ${formatMemoryBytes(inlineThresholdBytes)}, and Flink takes at most 1 mb.`,
  );
}

function noteTiming(settings: CheckpointSettings): string[] {
  const { intervalMs, minPauseMs, maxConcurrentCheckpoints } = settings;
  const notes: string[] = [];
  if (intervalMs === undefined) {
    notes.push(
      "There are no periodic checkpoints, because execution.checkpointing.interval is not set.",
    );
  } else if (minPauseMs > intervalMs) {
    notes.push(
      `The interval of ${formatDurationMs(intervalMs)} is raised to the min-pause of ` +
        `${formatDurationMs(minPauseMs)}.`,
    );
  }
  if (minPauseMs > 0 && maxConcurrentCheckpoints > 1) {
    notes.push(
      "min-pause counts from the last completion, so it does not keep the " +
        `${maxConcurrentCheckpoints} concurrent checkpoints apart, nor does it follow a failed one.`,
    );
  }
  return notes;
}

function noteAlignment(configuration: Configuration, settings: CheckpointSettings): string[] {
  const isTimeoutSet = configuration.isSet("execution.checkpointing.aligned-checkpoint-timeout");
  if (settings.unaligned || !isTimeoutSet) return [];
  return [
    "execution.checkpointing.aligned-checkpoint-timeout has no effect, because unaligned checkpoints are off.",
  ];
}

function noteState(configuration: Configuration, settings: CheckpointSettings): string[] {
  const notes: string[] = [];
  if (settings.incremental && settings.backend === "hashmap") {
    notes.push(
      "execution.checkpointing.incremental has no effect, because the hashmap backend always writes full snapshots.",
    );
  }
  if (settings.storage === "jobmanager") {
    const isSet = configuration.isSet("execution.checkpointing.storage");
    notes.push(
      `${isSet ? "execution.checkpointing.storage is jobmanager" : "Neither execution.checkpointing.storage nor execution.checkpointing.dir is set"}, ` +
        "so all state travels in acknowledgements and lives in the JobManager's heap.",
    );
  }
  const retained = configuration.get("execution.checkpointing.num-retained");
  if (retained < 1) {
    notes.push(
      `execution.checkpointing.num-retained is ${retained}, so Flink keeps its default of 1 checkpoint.`,
    );
  }
  return notes;
}
