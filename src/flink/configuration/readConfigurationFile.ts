import { readInputFile } from "../inputFile.ts";
import { isFlat, readFlatFile } from "./flatFile.ts";
import type { RawConfiguration } from "./rawConfiguration.ts";
import { readYamlFile } from "./yamlFile.ts";

/**
 * Reads a Flink configuration file, either a flat `flink-conf.yaml` of 1.x or a `config.yaml` of
 * 2.x; which one it is shows from its content. A file without keys is legal.
 *
 * @throws ModelError where the file is missing or broken, with its line.
 */
export function readConfigurationFile(file: string): RawConfiguration {
  return parseConfiguration(file, readInputFile(file, "configuration"));
}

/** `readConfigurationFile` for a text; the file is for messages. */
export function parseConfiguration(file: string, text: string): RawConfiguration {
  const raw = isFlat(text) ? readFlatFile(file, text) : readYamlFile(file, text);
  if (raw.entries.length > 0) return raw;
  return { ...raw, notes: [...raw.notes, `${file} sets no key, so Flink's defaults hold.`] };
}
