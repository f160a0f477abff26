import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseCount, parseDuration, parseJsonTarget } from "./arguments.ts";
import { atomicWrite } from "./atomicWrite.ts";

describe("option values", () => {
  it("are durations with a unit", () => {
    expect(["500ms", "30s", "1.5m", "2 min", "1h"].map(parseDuration)).toEqual([
      500, 30_000, 90_000, 120_000, 3_600_000,
    ]);
    for (const wrong of ["30", "s", "-1s", "0s", "1d", ""]) {
      expect(() => parseDuration(wrong), wrong).toThrow("Give a number with its unit");
    }
  });

  it("are counts, also with separators or a suffix", () => {
    expect(["7", "1_000", "1,000,000", "500k", "2M"].map(parseCount)).toEqual([
      7, 1_000, 1_000_000, 500_000, 2_000_000,
    ]);
    for (const wrong of ["0", "-1", "1.5", "1e6", "many", "1G", "99999999999999999"]) {
      expect(() => parseCount(wrong), wrong).toThrow("Give a whole number");
    }
  });

  it("name a JSON file as one", () => {
    expect(parseJsonTarget("out/result.json")).toBe("out/result.json");
    expect(() => parseJsonTarget("variant.ts")).toThrow("has to end in .json");
  });
});

describe("an atomic write", () => {
  it("replaces a file, and cleans up and names it where that fails", () => {
    const folder = mkdtempSync(join(tmpdir(), "seamcheck-write-"));
    const file = join(folder, "result.json");
    atomicWrite(file, "old");
    atomicWrite(file, "new");
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(() => {
      atomicWrite(folder, "a folder is in the way");
    }).toThrow(`Cannot write ${folder}`);
    expect(readdirSync(folder)).toEqual(["result.json"]);
    rmSync(folder, { recursive: true });
  });
});
