import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ModelError } from "../errors.ts";
import type { EventFields } from "../network/index.ts";
import { canonicalJson } from "../network/plainData.ts";
import { formatScheduleFile, parseScheduleFile, type ScheduleFile } from "./scheduleFile.ts";

const file: ScheduleFile = {
  scenario: "two sources",
  variant: "aligned",
  property: "in order",
  expect: "violated",
  note: 'Found by "pos".',
  schedule: [
    { move: "left.emit", parameters: {} },
    { move: "join.take", parameters: { side: "left", from: { z: 1, a: [true, null] } } },
  ],
};

const text = `{
  "format": "seamcheck-schedule",
  "version": 1,
  "scenario": "two sources",
  "variant": "aligned",
  "property": "in order",
  "expect": "violated",
  "note": "Found by \\"pos\\".",
  "schedule": [
    { "move": "left.emit", "parameters": {} },
    { "move": "join.take", "parameters": { "from": { "a": [true, null], "z": 1 }, "side": "left" } }
  ]
}
`;

test("one move a line, in a fixed order", () => {
  expect(formatScheduleFile(file)).toBe(text);
  expect(formatScheduleFile({ ...file, note: undefined, schedule: [] })).toContain(
    '"expect": "violated",\n  "schedule": []\n}\n',
  );
});

test("what is written is read back", () => {
  // zod leaves out "__proto__", a name that no parameter needs.
  const parameters = fc
    .dictionary(fc.string(), fc.jsonValue())
    .filter((p) => !JSON.stringify(p).includes("__proto__")) as fc.Arbitrary<EventFields>;
  const files: fc.Arbitrary<ScheduleFile> = fc.record(
    {
      scenario: fc.string(),
      variant: fc.string(),
      property: fc.string(),
      expect: fc.constantFrom("violated" as const, "holds" as const, "not found" as const),
      schedule: fc.array(fc.record({ move: fc.string(), parameters })),
      note: fc.string(),
    },
    { requiredKeys: ["scenario", "variant", "property", "expect", "schedule"] },
  );
  fc.assert(
    fc.property(files, (original) => {
      const written = formatScheduleFile(original);
      const read = parseScheduleFile(written, "a.json");
      expect(formatScheduleFile(read)).toBe(written);
      expect(canonicalJson(read)).toBe(canonicalJson(JSON.parse(JSON.stringify(original))));
    }),
  );
});

test("parameters may be left out", () => {
  const short = text.replace(', "parameters": {} }', " }");
  expect(parseScheduleFile(short, "a.json")).toEqual(parseScheduleFile(text, "a.json"));
});

describe("a file that is no recorded schedule is refused", () => {
  const refusal = (changed: string): string => {
    try {
      parseScheduleFile(changed, "a.json");
    } catch (error) {
      expect(error).toBeInstanceOf(ModelError);
      return (error as ModelError).message;
    }
    throw new Error("The text was accepted.");
  };
  const without = (field: string) =>
    text.replace(new RegExp(`^  "${field}": .*\n`, "m"), "").replace(/,\n}/, "\n}");

  test.each([
    ["{", /^a\.json is not JSON \(line 1\): /],
    ["", /^a\.json is not JSON \(line 1\): Unexpected end of JSON input$/],
    [text.replace('"aligned"', "aligned"), /^a\.json is not JSON \(line 5\): Unexpected token 'a'/],
    [text.replace('"in order",', '"in order"'), /^a\.json is not JSON \(line 7\): Expected ','/],
    [text.slice(0, -3), /^a\.json is not JSON \(line 12\): /],
    [text.replace('"violated",', '"violated'), /^a\.json is not JSON \(line 7\): Bad control/],
    [`${text}x`, /^a\.json is not JSON \(line 14\): Unexpected non-whitespace/],
  ])("not JSON %#", (changed, message) => {
    expect(refusal(changed)).toMatch(message);
  });

  test.each([
    [
      "another format",
      text.replace("seamcheck-schedule", "itf"),
      'a.json is not a recorded schedule: its "format" is "itf", where "seamcheck-schedule" is ' +
        "expected.",
    ],
    [
      "no format",
      "[1, 2]",
      'a.json is not a recorded schedule: its "format" is missing, where "seamcheck-schedule" is ' +
        "expected.",
    ],
    [
      "another version",
      text.replace('"version": 1', '"version": 2'),
      "a.json was written by version 2; this seamcheck reads version 1. Use the seamcheck that " +
        "wrote it, or record the schedule again.",
    ],
    [
      "no version",
      without("version"),
      'a.json does not say which version wrote it: "version" is missing.',
    ],
    ["a missing field", without("property"), 'a.json: "property" is missing.'],
    [
      "a missing field of a move",
      text.replace('"move": "left.emit", ', ""),
      'a.json: "schedule[0].move" is missing.',
    ],
    [
      "an unknown verdict",
      text.replace('"violated"', '"volated"'),
      'a.json: "expect" is "volated", which is not a verdict of a replay ("violated", "holds", ' +
        '"not found"). Did you mean "violated"?',
    ],
    [
      "a verdict of another type",
      text.replace('"violated"', "true"),
      'a.json: "expect" is true, which is not a verdict of a replay ("violated", "holds", ' +
        '"not found").',
    ],
    [
      "a mistyped field",
      text.replace('"note"', '"notes"'),
      'a.json: "notes" is no field of it. Did you mean "note"?',
    ],
    [
      "a mistyped field of a move",
      text.replace('"parameters"', '"parameter"'),
      'a.json: "schedule[0].parameter" is no field of it. Did you mean "parameters"?',
    ],
    [
      "a field of another type",
      text.replace('"left.emit"', "7"),
      'a.json: "schedule[0].move" is 7, where a string is expected.',
    ],
    [
      "parameters that are no object",
      text.replace('"parameters": {}', '"parameters": 7'),
      'a.json: "schedule[0].parameters" is 7, where an object is expected.',
    ],
    [
      "a schedule that is no list",
      JSON.stringify({ ...JSON.parse(text), schedule: {} }),
      'a.json: "schedule" is {}, where an array is expected.',
    ],
  ])("%s", (_, changed, message) => {
    expect(refusal(changed)).toBe(message);
  });
});
