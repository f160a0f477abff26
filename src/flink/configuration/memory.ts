// Largest first, so that formatting finds the coarsest unit that fits; the first label is printed.
const UNITS = [
  { bytes: 1024n ** 4n, labels: ["tb", "t", "tebibytes"] },
  { bytes: 1024n ** 3n, labels: ["gb", "g", "gibibytes"] },
  { bytes: 1024n ** 2n, labels: ["mb", "m", "mebibytes"] },
  { bytes: 1024n, labels: ["kb", "k", "kibibytes"] },
  { bytes: 1n, labels: ["bytes", "b"] },
] as const;

const BYTES_OF_LABEL = new Map<string, bigint>(
  UNITS.flatMap(({ bytes, labels }) => labels.map((label) => [label, bytes] as const)),
);

const MAX_BYTES = 9_223_372_036_854_775_807n;

/**
 * A memory size as Flink writes it (`1600m`, `32 kb`, `4096`) in bytes, or `undefined` where the
 * text is none. A number alone is bytes, and 1 kb is 1024 of them
 * (`org.apache.flink.configuration.MemorySize`).
 */
export function parseMemoryBytes(text: string): number | undefined {
  const match = /^(\d+)\s*([a-z]*)$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, digits, label] = match;
  const unit = BYTES_OF_LABEL.get(label === "" ? "b" : label!.toLowerCase());
  if (unit === undefined) return undefined;
  const bytes = BigInt(digits!) * unit;
  return bytes > MAX_BYTES ? undefined : Number(bytes);
}

/** Bytes in the coarsest unit that loses nothing: `1600 mb`, `1 gb`, `0 bytes`. */
export function formatMemoryBytes(bytes: number): string {
  const exact = BigInt(bytes);
  const unit = UNITS.find((candidate) => exact > 0n && exact % candidate.bytes === 0n);
  return unit === undefined ? "0 bytes" : `${(exact / unit.bytes).toString()} ${unit.labels[0]}`;
}
