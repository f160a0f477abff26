import { describe, expect, it } from "vitest";
import { makeUnique, shortName, unescapeHtml } from "./vertexName.ts";

describe("unescapeHtml", () => {
  it.each([
    ["a -&gt; b", "a -> b"],
    ["&quot;UTF-16LE&quot; &amp; &lt;x&gt;", '"UTF-16LE" & <x>'],
    ["caf&#233; &#x3a9;", "café Ω"],
    ["&amp;lt;", "&lt;"],
    ["a &unknown; b &#x110000;", "a &unknown; b &#x110000;"],
    ["one<br/>two&lt;br/&gt;three", "one\ntwo\nthree"],
  ])("turns %j into %j", (escaped, text) => {
    expect(unescapeHtml(escaped)).toBe(text);
  });
});

describe("shortName", () => {
  it.each([
    ["Source: Socket Stream", "Source: Socket Stream"],
    ["Sink: Print to Std. Out", "Sink: Print to Std. Out"],
    ["Window(TumblingProcessingTimeWindows(5000), ReduceFunction$1)", "Window"],
    ["TemporalJoin(where=[(a = b)]) -> Calc(select=[x]) -> Sink: Sink(t)", "TemporalJoin"],
    ["Map(f=(x -> y)) -> Filter", "Map"],
    ["Source: TableSourceScan(table=[[cat, db, pv, watermark=[f(x)]]], fields=[a])", "Source: pv"],
    ["Source: TableSourceScan(table=[[cat, db, users]], fields=[a])", "Source: users"],
    ["Source: orders[1] -> Calc[2]", "Source: orders"],
    ["[5]:Join(joinType=[InnerJoin])\n+- [6]:Calc(select=[a])", "Join"],
    ["", ""],
  ])("of %j is %j", (description, name) => {
    expect(shortName(description)).toBe(name);
  });
});

describe("makeUnique", () => {
  it("numbers names from their second use on", () => {
    expect(makeUnique(["Map", "Sink", "Map", "Map"])).toEqual([
      "Map",
      "Sink",
      "Map (2)",
      "Map (3)",
    ]);
  });
});
