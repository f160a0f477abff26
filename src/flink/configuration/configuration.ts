import { ModelError } from "../../checker/errors.ts";
import { findMistake } from "./keys/families.ts";
import { definitionsNamed, KEYS } from "./keys/index.ts";
import type { KeyName, ValueOf } from "./keys/index.ts";
import type { KeyDefinition, KeyRole } from "./keys/keyDefinition.ts";
import type { RawConfiguration, RawEntry } from "./rawConfiguration.ts";
import { describeAccepted, parseValue } from "./values.ts";
import type { ConfigurationValue } from "./values.ts";

/** A known key that a configuration sets. */
export interface ConfiguredKey {
  readonly key: string;
  /** As written in the file. */
  readonly value: string;
  /** The deprecated name under which the file sets it. */
  readonly alias?: string;
  readonly meaning: string;
}

/** A configuration, checked against the known keys. */
export interface Configuration {
  /** The value of a key, or its default. Durations are ms, memory sizes bytes. */
  get<K extends KeyName>(key: K): ValueOf<K>;
  isSet(key: KeyName): boolean;
  /** `file:line: key` of a key that is set, the key alone otherwise; for messages. */
  place(key: KeyName): string;
  readonly modelled: readonly ConfiguredKey[];
  readonly read: readonly ConfiguredKey[];
  /** How many keys of the file are none of seamcheck's business. */
  readonly passedOver: number;
  readonly notes: readonly string[];
}

/** Flink's defaults: what holds where there is no configuration file. */
export function defaultConfiguration(): Configuration {
  return resolveConfiguration({ file: "", entries: [], notes: [] });
}

/**
 * Checks a configuration file against the known keys: deprecated names are resolved, values parsed
 * and mistyped keys refused.
 *
 * @throws ModelError with file, line and key.
 */
export function resolveConfiguration(raw: RawConfiguration): Configuration {
  const passedOver = raw.entries.filter(({ key }) => definitionsNamed(key).length === 0);
  for (const entry of passedOver) refuseMistake(raw.file, entry);

  const entriesByName = new Map(raw.entries.map((entry) => [entry.key, entry]));
  const settings = new Map(
    KEYS.map((definition) => [definition.key, resolveKey(raw.file, definition, entriesByName)]),
  );
  const set = [...settings.values()].filter((setting) => setting.entry !== undefined);
  return {
    get: <K extends KeyName>(key: K) => settings.get(key)!.value as ValueOf<K>,
    isSet: (key) => settings.get(key)!.entry !== undefined,
    place: (key) => {
      const { entry } = settings.get(key)!;
      return entry === undefined ? key : `${raw.file}:${entry.line}: ${entry.key}`;
    },
    modelled: set.filter(hasRole("modelled")).map(describeKey),
    read: set.filter(hasRole("read")).map(describeKey),
    passedOver: passedOver.length,
    notes: [...raw.notes, ...set.flatMap(({ notes }) => notes)],
  };
}

function refuseMistake(file: string, entry: RawEntry): void {
  const mistake = findMistake(entry.key);
  if (mistake !== undefined) throw new ModelError(`${file}:${entry.line}: ${mistake}`);
}

/** A known key with its value, and where that comes from. */
interface Setting {
  readonly definition: KeyDefinition;
  readonly value: ConfigurationValue | undefined;
  /** Absent where the default holds. */
  readonly entry?: RawEntry & { readonly text: string };
  readonly notes: readonly string[];
}

function resolveKey(
  file: string,
  definition: KeyDefinition,
  entriesByName: ReadonlyMap<string, RawEntry>,
): Setting {
  const names = [definition.key, ...(definition.aliases ?? [])];
  const present = names.map((name) => entriesByName.get(name)).filter(hasText);
  const [entry, ...overridden] = present;
  if (entry === undefined) {
    const { default: text } = definition;
    const value = text === undefined ? undefined : parseValue(definition, text);
    return { definition, value, notes: [] };
  }
  const notes = overridden.map(
    ({ key, line }) => `${file}:${line}: ${key} is ignored, because ${entry.key} is set as well.`,
  );
  if (definition.removed !== undefined) {
    notes.push(`${file}:${entry.line}: ${entry.key} is for older releases: ${definition.removed}.`);
  }
  return { definition, value: parseEntry(file, definition, entry), entry, notes };
}

function hasText(entry: RawEntry | undefined): entry is RawEntry & { readonly text: string } {
  return entry?.text !== undefined && entry.text !== "";
}

function parseEntry(
  file: string,
  definition: KeyDefinition,
  entry: RawEntry & { readonly text: string },
): ConfigurationValue {
  const isMisplacedList = entry.isList && definition.type !== "list";
  const value = isMisplacedList ? undefined : parseValue(definition, entry.text);
  if (value !== undefined) return value;
  throw new ModelError(
    `${file}:${entry.line}: ${entry.key} cannot be ${isMisplacedList ? "a list" : `"${entry.text}"`}. ` +
      `It takes ${describeAccepted(definition)}.`,
  );
}

function hasRole(role: KeyRole): (setting: Setting) => boolean {
  return ({ definition }) => definition.role === role;
}

function describeKey({ definition, entry }: Setting): ConfiguredKey {
  const { key, meaning } = definition;
  const alias = entry!.key === key ? {} : { alias: entry!.key };
  return { key, value: entry!.text, ...alias, meaning };
}
