import { InvalidArgumentError } from "commander";

const MILLISECONDS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  min: 60_000,
  m: 60_000,
  h: 3_600_000,
};

/** `500ms`, `30s`, `2m`, `1h`, in milliseconds. */
export function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|m|h)$/.exec(text.trim()) ?? [];
  const milliseconds = Number(amount) * (MILLISECONDS[unit ?? ""] ?? Number.NaN);
  if (!(milliseconds > 0)) {
    throw new InvalidArgumentError(`Give a number with its unit: 500ms, 30s, 2m or 1h.`);
  }
  return milliseconds;
}

/** `1000000`, `1_000_000` or `1M`. */
export function parseCount(text: string): number {
  const [, digits, unit] =
    /^(\d+)([kM]?)$/.exec(text.trim().replace(/(?<=\d)[_,](?=\d)/g, "")) ?? [];
  const count = Number(digits) * (unit === "M" ? 1e6 : unit === "k" ? 1e3 : 1);
  if (!(count >= 1) || !Number.isSafeInteger(count)) {
    throw new InvalidArgumentError(`Give a whole number from 1 on, such as 500000, 500k or 2M.`);
  }
  return count;
}

/** A seed as fast-check takes it: a whole number of 32 bits, negative ones included. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^-?\d+$/.test(text.trim()) || !Number.isInteger(seed) || (seed | 0) !== seed) {
    throw new InvalidArgumentError(
      `Give the whole number that an earlier run printed as its seed.`,
    );
  }
  return seed;
}

/** The value of `--json`: nothing for stdout, or a file, which has to be named as JSON. */
export function parseJsonTarget(text: string): string {
  if (!text.endsWith(".json")) {
    throw new InvalidArgumentError(
      `The file has to end in .json. To check a file and print JSON, put --json behind the file.`,
    );
  }
  return text;
}

/** Collects the values of an option that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}
