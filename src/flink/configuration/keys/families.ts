import { distance } from "fastest-levenshtein";
import { didYouMean } from "../../../checker/suggest.ts";
import { KNOWN_NAMES } from "./index.ts";

/**
 * Prefixes under which every key of Flink is known here, so that another one is a mistake. The
 * longest prefix of a key counts.
 */
const STRICT_PREFIXES = [
  "execution.checkpointing.",
  "execution.state-recovery.",
  "jobmanager.memory.",
  "pipeline.sources.",
  "state.backend.",
  "state.changelog.",
  "state.checkpoint.",
  "state.checkpoints.",
  "state.savepoints.",
  "state.storage.fs.",
  "taskmanager.memory.network.",
  "taskmanager.network.memory.",
] as const;

/**
 * Prefixes with many more keys than seamcheck knows: only a name that is nearly a known one is a
 * mistake, such as `state.backend.rocksdb.thread.nums`.
 */
const LENIENT_PREFIXES = [
  "jobmanager.adaptive-scheduler.",
  "pekko.",
  "state.backend.forst.",
  "state.backend.heap.",
  "state.backend.latency-track.",
  "state.backend.rocksdb.",
  "state.changelog.dstl.",
] as const;

/** Keys of Flink under a strict prefix, of this or an older release, that seamcheck has no use for. */
const OTHER_KEYS: ReadonlySet<string> = new Set([
  "execution.checkpointing.approximate-local-recovery",
  "execution.checkpointing.channel-state.number-of-subtasks-share-file",
  "execution.checkpointing.force",
  "execution.checkpointing.id-of-ignored-in-flight-data",
  "execution.checkpointing.initial-delay",
  "execution.checkpointing.max-subtasks-per-channel-state-file",
  "execution.checkpointing.pause-sources-until-first-checkpoint",
  "execution.checkpointing.prefer-checkpoint-for-recovery",
  "execution.checkpointing.region.enabled",
  "execution.checkpointing.region.max-consecutive-failures",
  "execution.checkpointing.region.max-failure-ratio",
  "execution.checkpointing.snapshot-compression",
  "state.backend.async",
  "taskmanager.network.memory.buffers-per-external-blocking-channel",
  "taskmanager.network.memory.floating-buffers-per-external-blocking-gate",
]);

const MAX_EDITS_OF_A_NEAR_MISS = 2;

/**
 * Why a key that is not in the registry cannot be one of Flink's, with the nearest known key, or
 * `undefined` for a key that is none of seamcheck's business.
 */
export function findMistake(key: string): string | undefined {
  if (OTHER_KEYS.has(key)) return undefined;
  if (STRICT_PREFIXES.some((prefix) => prefix === `${key}.`)) {
    return `"${key}" takes keys below it, not a value.`;
  }
  const strict = longestPrefix(key, STRICT_PREFIXES);
  const lenient = longestPrefix(key, LENIENT_PREFIXES);
  if (strict.length > lenient.length) {
    return `Flink has no key "${key}".${suggestKey(key, strict)}`;
  }
  const nearMiss = lenient !== "" && isNearMiss(key, lenient);
  return nearMiss ? `Flink has no key "${key}".${suggestKey(key, lenient)}` : undefined;
}

function longestPrefix(key: string, prefixes: readonly string[]): string {
  return prefixes.reduce(
    (longest, prefix) =>
      key.startsWith(prefix) && prefix.length > longest.length ? prefix : longest,
    "",
  );
}

function isNearMiss(key: string, prefix: string): boolean {
  return namesUnder(prefix).some((name) => distance(name, key) <= MAX_EDITS_OF_A_NEAR_MISS);
}

// The prefix is right already, so only what follows it may be compared: otherwise a long prefix
// would make every key under it look alike.
function suggestKey(key: string, prefix: string): string {
  const mapped = mappingInsteadOfValue(key);
  if (mapped !== undefined) return ` "${mapped}" takes a value, not keys below it.`;
  const rests = namesUnder(prefix).map((name) => name.slice(prefix.length));
  return didYouMean(key.slice(prefix.length), rests).replace('"', `"${prefix}`);
}

function namesUnder(prefix: string): readonly string[] {
  return KNOWN_NAMES.filter((name) => name.startsWith(prefix));
}

function mappingInsteadOfValue(key: string): string | undefined {
  return KNOWN_NAMES.find(
    (name) => key.startsWith(`${name}.`) && namesUnder(`${name}.`).length === 0,
  );
}
