import { defaultConfiguration, resolveConfiguration } from "./configuration.ts";
import type { ConfiguredKey } from "./configuration.ts";
import { readConfigurationFile } from "./readConfigurationFile.ts";
import { checkRules } from "./rules.ts";
import { deriveSettings } from "./settings.ts";
import type { CheckpointSettings } from "./settings.ts";

export type { ConfiguredKey } from "./configuration.ts";
export type {
  CheckpointSettings,
  CheckpointStorage,
  SettingName,
  StateBackend,
} from "./settings.ts";

/** What a configuration file came to: the settings, and what became of every key in it. */
export interface ImportedConfiguration {
  readonly settings: CheckpointSettings;
  readonly keys: ImportedKeys;
}

/** The keys of a configuration file by the part they play. */
export interface ImportedKeys {
  /** Keys that shape the model. */
  readonly modelled: readonly ConfiguredKey[];
  /** Keys that were checked and play no part yet. */
  readonly read: readonly ConfiguredKey[];
  /** How many keys are none of seamcheck's business. */
  readonly passedOver: number;
  /** What the reader should know of how Flink takes this configuration. */
  readonly notes: readonly string[];
}

/**
 * Reads a Flink configuration, or Flink's defaults where no file is given.
 *
 * @throws ModelError for everything that is wrong with the file, one mistake at a time.
 */
export function importConfiguration(path?: string): ImportedConfiguration {
  const configuration =
    path === undefined ? defaultConfiguration() : resolveConfiguration(readConfigurationFile(path));
  const { settings, notes } = deriveSettings(configuration);
  const ruleNotes = checkRules(configuration, settings);
  const { modelled, read, passedOver } = configuration;
  return {
    settings,
    keys: { modelled, read, passedOver, notes: [...configuration.notes, ...notes, ...ruleNotes] },
  };
}
