import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDurationMs, parseDurationMs } from "./duration.ts";
import { formatMemoryBytes, parseMemoryBytes } from "./memory.ts";
import { describeAccepted, parseValue } from "./values.ts";

describe("parseDurationMs", () => {
  it.each([
    ["500ms", 500],
    ["10min", 600_000],
    ["1 min", 60_000],
    ["2m", 120_000],
    [" 30 s ", 30_000],
    ["1 H", 3_600_000],
    ["2 days", 172_800_000],
    ["42", 42],
    ["1500 µs", 1],
    ["999999 nanos", 0],
    ["PT5M", 300_000],
    ["P1DT1.5S", 86_401_500],
    ["pt0.25s", 250],
    ["9223372036854775807", 9_223_372_036_854_775_807],
  ])("reads %s", (text, durationMs) => {
    expect(parseDurationMs(text)).toBe(durationMs);
  });

  it.each(["", "ms", "-1", "1.5 s", "10 parsecs", "1 h 30 min", "P", "PT", "P1DT", "5M5", "P-1D"])(
    "refuses %j",
    (text) => {
      expect(parseDurationMs(text)).toBeUndefined();
    },
  );

  it("refuses more seconds than a Java Duration holds", () => {
    expect(parseDurationMs("9223372036854775807 days")).toBeUndefined();
  });

  it("reads back what formatDurationMs writes", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (durationMs) => {
        expect(parseDurationMs(formatDurationMs(durationMs))).toBe(durationMs);
      }),
    );
  });

  it("reads every label in either case, with any space around it", () => {
    const label = fc.constantFrom("d", "hours", "min", "secs", "millis", "ms", "minute");
    const space = fc.constantFrom("", " ", "  ");
    fc.assert(
      fc.property(fc.nat(), label, space, (count, unit, gap) => {
        const plain = parseDurationMs(`${count}${unit}`);
        expect(plain).toBeTypeOf("number");
        expect(parseDurationMs(`${gap}${count}${gap}${unit.toUpperCase()}${gap}`)).toBe(plain);
      }),
    );
  });
});

describe("formatDurationMs", () => {
  it.each([
    [0, "0 ms"],
    [60_000, "1 min"],
    [3_601_000, "3601 s"],
    [1_500, "1500 ms"],
  ])("writes %d as %s", (durationMs, text) => {
    expect(formatDurationMs(durationMs)).toBe(text);
  });
});

describe("parseMemoryBytes", () => {
  it.each([
    ["1600m", 1_677_721_600],
    ["32kb", 32_768],
    ["1 gb", 1_073_741_824],
    ["2T", 2_199_023_255_552],
    ["10485760b", 10_485_760],
    ["4096", 4_096],
    ["9223372036854775807 bytes", 9_223_372_036_854_775_807],
  ])("reads %s", (text, bytes) => {
    expect(parseMemoryBytes(text)).toBe(bytes);
  });

  it.each(["", "mb", "-1", "1.5gb", "10 pb", "9223372036854775808", "8388608 tb"])(
    "refuses %j",
    (text) => {
      expect(parseMemoryBytes(text)).toBeUndefined();
    },
  );

  it("reads back what formatMemoryBytes writes", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (bytes) => {
        expect(parseMemoryBytes(formatMemoryBytes(bytes))).toBe(bytes);
      }),
    );
  });
});

describe("parseValue", () => {
  it.each([
    [{ type: "int" }, "+5", 5],
    [{ type: "int", min: 0 }, "-1", undefined],
    [{ type: "int" }, "2147483648", undefined],
    [{ type: "int" }, "5.0", undefined],
    [{ type: "long" }, "-1", -1],
    [{ type: "float" }, ".5", 0.5],
    [{ type: "float" }, "1e-1f", 0.1],
    [{ type: "float" }, "half", undefined],
    [{ type: "boolean" }, "TRUE", true],
    [{ type: "boolean" }, "False", false],
    [{ type: "boolean" }, "yes", undefined],
    [{ type: "enum", values: ["EXACTLY_ONCE"] }, "exactly_once", "EXACTLY_ONCE"],
    [{ type: "enum", values: ["EXACTLY_ONCE"] }, "once", undefined],
    [{ type: "string" }, " s3://b ", "s3://b"],
    [{ type: "list" }, "a; b", ["a", "b"]],
  ] as const)("%j reads %j as %j", (rule, text, value) => {
    expect(parseValue(rule, text)).toEqual(value);
  });
});

describe("describeAccepted", () => {
  it.each([
    [{ type: "int", min: 1 }, "a whole number of at least 1"],
    [{ type: "long" }, "a whole number"],
    [{ type: "float" }, "a number"],
    [{ type: "boolean" }, "true or false"],
    [{ type: "enum", values: ["A", "B"] }, "one of A, B"],
    [{ type: "string" }, "a text"],
    [{ type: "list" }, 'a list, or texts with ";" between them'],
  ] as const)("says what %j takes", (rule, text) => {
    expect(describeAccepted(rule)).toBe(text);
  });
});
