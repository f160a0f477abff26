interface Unit {
  readonly nanos: bigint;
  readonly labels: readonly string[];
}

// Largest first, so that formatting finds the coarsest unit that fits; the first label is printed.
const UNITS: readonly Unit[] = [
  { nanos: 86_400_000_000_000n, labels: ["d", "day", "days"] },
  { nanos: 3_600_000_000_000n, labels: ["h", "hour", "hours"] },
  { nanos: 60_000_000_000n, labels: ["min", "m", "minute", "minutes"] },
  { nanos: 1_000_000_000n, labels: ["s", "sec", "secs", "second", "seconds"] },
  { nanos: 1_000_000n, labels: ["ms", "milli", "millis", "millisecond", "milliseconds"] },
  { nanos: 1_000n, labels: ["µs", "micro", "micros", "microsecond", "microseconds"] },
  { nanos: 1n, labels: ["ns", "nano", "nanos", "nanosecond", "nanoseconds"] },
];

const NANOS_OF_LABEL = new Map(
  UNITS.flatMap(({ nanos, labels }) => labels.map((label) => [label, nanos] as const)),
);

const NANOS_PER_MS = 1_000_000n;
const MAX_SECONDS = 9_223_372_036_854_775_807n;

/**
 * A duration as Flink writes it (`10min`, `500 ms`, `30`, `PT5M`) in whole milliseconds, or
 * `undefined` where the text is none. A number alone is milliseconds; a text that does not start
 * with a digit is read as ISO-8601, as `org.apache.flink.util.TimeUtils` does since 2.x.
 */
export function parseDurationMs(text: string): number | undefined {
  const trimmed = text.trim();
  const match = /^(\d+)\s*(.*)$/.exec(trimmed);
  const nanos =
    match === null
      ? parseIsoNanos(trimmed)
      : parseLabelledNanos(match[1]!, match[2]!.toLowerCase());
  if (nanos === undefined || nanos / 1_000_000_000n > MAX_SECONDS) return undefined;
  return Number(nanos / NANOS_PER_MS);
}

function parseLabelledNanos(digits: string, label: string): bigint | undefined {
  const unit = NANOS_OF_LABEL.get(label === "" ? "ms" : label);
  return unit === undefined ? undefined : BigInt(digits) * unit;
}

function parseIsoNanos(text: string): bigint | undefined {
  const pattern = /^P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{0,9}))?S)?)?$/i;
  const match = pattern.exec(text);
  if (match === null || /[PT]$/i.test(text)) return undefined;
  const [, days = "0", , hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const wholeSeconds =
    BigInt(days) * 86_400n + BigInt(hours) * 3_600n + BigInt(minutes) * 60n + BigInt(seconds);
  return wholeSeconds * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
}

/** Milliseconds in the coarsest unit that loses nothing: `10 min`, `3601 s`, `0 ms`. */
export function formatDurationMs(durationMs: number): string {
  const nanos = BigInt(durationMs) * NANOS_PER_MS;
  const unit = UNITS.find((candidate) => nanos > 0n && nanos % candidate.nanos === 0n);
  return unit === undefined ? "0 ms" : `${(nanos / unit.nanos).toString()} ${unit.labels[0]!}`;
}
