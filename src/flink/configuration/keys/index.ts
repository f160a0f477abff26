import type { ValueTypes } from "../values.ts";
import { CHANGELOG_KEYS } from "./changelogKeys.ts";
import { CHECKPOINTING_KEYS } from "./checkpointingKeys.ts";
import { CHECKPOINT_STORAGE_KEYS } from "./checkpointStorageKeys.ts";
import { JOB_MANAGER_KEYS } from "./jobManagerKeys.ts";
import type { KeyDefinition } from "./keyDefinition.ts";
import { NETWORK_KEYS } from "./networkKeys.ts";
import { STATE_BACKEND_KEYS } from "./stateBackendKeys.ts";

type Known = (
  | typeof CHECKPOINTING_KEYS
  | typeof CHECKPOINT_STORAGE_KEYS
  | typeof NETWORK_KEYS
  | typeof JOB_MANAGER_KEYS
  | typeof STATE_BACKEND_KEYS
  | typeof CHANGELOG_KEYS
)[number];

type DefinitionOf<K extends KeyName> = Extract<Known, { readonly key: K }>;

/** The full name of a key that seamcheck knows. */
export type KeyName = Known["key"];

/** What the value of a key is in TypeScript; `undefined` is possible only without a default. */
export type ValueOf<K extends KeyName> =
  | (DefinitionOf<K> extends { readonly values: readonly (infer V)[] }
      ? V
      : ValueTypes[DefinitionOf<K>["type"]])
  | (DefinitionOf<K> extends { readonly default: string } ? never : undefined);

/** Every key that seamcheck knows, in the order in which reports list them. */
export const KEYS: readonly KeyDefinition[] = [
  ...CHECKPOINTING_KEYS,
  ...CHECKPOINT_STORAGE_KEYS,
  ...NETWORK_KEYS,
  ...JOB_MANAGER_KEYS,
  ...STATE_BACKEND_KEYS,
  ...CHANGELOG_KEYS,
];

const DEFINITIONS_BY_NAME = groupByName();

function groupByName(): ReadonlyMap<string, readonly KeyDefinition[]> {
  const byName = new Map<string, KeyDefinition[]>();
  for (const definition of KEYS) {
    for (const name of [definition.key, ...(definition.aliases ?? [])]) {
      byName.set(name, [...(byName.get(name) ?? []), definition]);
    }
  }
  return byName;
}

/** The keys that `name` sets: itself, or those it is a deprecated name of; none where it is unknown. */
export function definitionsNamed(name: string): readonly KeyDefinition[] {
  return DEFINITIONS_BY_NAME.get(name) ?? [];
}

/** All names a configuration may use for the known keys, deprecated ones included. */
export const KNOWN_NAMES: readonly string[] = [...DEFINITIONS_BY_NAME.keys()];
