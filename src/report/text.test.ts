import { describe, expect, it } from "vitest";
import { formatCount, formatDuration, formatRate } from "./numbers.ts";
import { elide, fill, hang, pad, wrap } from "./text.ts";

describe("text helpers", () => {
  it("pads by what a terminal shows", () => {
    expect(pad("古", 4) + "|").toBe("古  |");
    expect(pad("7", 3, "right")).toBe("  7");
  });

  it("elides the middle and stays within the width", () => {
    expect(elide("short", 5)).toBe("short");
    expect(elide("WaitingForFirstBarrier", 11)).toBe("Waiti…rrier");
    expect(elide("古古古古古", 5)).toBe("古…古");
  });

  it("wraps between words, and breaks a piece only where no line can hold it", () => {
    expect(wrap("one two  three", 8)).toEqual(["one two", "three"]);
    expect(fill(["a b", "c d"], 4)).toEqual(["a b", "c d"]);
    expect(fill(["long piece", "c"], 6)).toEqual(["long", "piece", "c"]);
    expect(hang("✗ ", "one two three", 9)).toEqual(["✗ one two", "  three"]);
  });

  it("writes numbers the same way everywhere", () => {
    expect([0, 999, 1000, 1234567].map(formatCount)).toEqual(["0", "999", "1,000", "1,234,567"]);
    expect([12, 999.7, 45_123, 2_360_000].map(formatRate)).toEqual([
      "12",
      "1.00k",
      "45.1k",
      "2.36M",
    ]);
    expect([3.2, 999.7, 59_700, 125_000, 4_800_000].map(formatDuration)).toEqual([
      "3 ms",
      "1.00 s",
      "1 min 0 s",
      "2 min 5 s",
      "1 h 20 min",
    ]);
  });
});
