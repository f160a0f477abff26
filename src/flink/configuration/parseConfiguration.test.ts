import { describe, expect, it } from "vitest";
import { ModelError } from "../../checker/errors.ts";
import { parseConfiguration, readConfigurationFile } from "./readConfigurationFile.ts";

function keysOf(text: string): Record<string, string | undefined> {
  const { entries } = parseConfiguration("conf.yaml", text);
  return Object.fromEntries(entries.map(({ key, text: value }) => [key, value]));
}

function refusal(text: string): string {
  try {
    parseConfiguration("conf.yaml", text);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return (error as Error).message;
  }
  throw new Error("the text was accepted");
}

describe("nested YAML", () => {
  it("is flattened with dots, mixed with dotted keys, with lines", () => {
    const text = "execution:\n  checkpointing:\n    interval: 5s\nstate.backend.type: rocksdb\n";
    expect(parseConfiguration("conf.yaml", text).entries).toEqual([
      { key: "execution.checkpointing.interval", text: "5s", isList: false, line: 3 },
      { key: "state.backend.type", text: "rocksdb", isList: false, line: 4 },
    ]);
  });

  it("keeps both meanings of unaligned apart", () => {
    expect(keysOf("execution:\n  checkpointing:\n    unaligned: true\n")).toEqual({
      "execution.checkpointing.unaligned": "true",
    });
    expect(keysOf("execution:\n  checkpointing:\n    unaligned:\n      enabled: true\n")).toEqual({
      "execution.checkpointing.unaligned.enabled": "true",
    });
  });

  it("keeps numbers as written", () => {
    expect(keysOf("a:\n  long: 9223372036854775807\n  hex: 0x10\n  quoted: '5'\n")).toEqual({
      "a.long": "9223372036854775807",
      "a.hex": "0x10",
      "a.quoted": "5",
    });
  });

  it("joins lists, skips nulls, follows aliases", () => {
    expect(keysOf("a: &x\n  list: [p, q]\n  none: ~\nb: *x\n")).toEqual({
      "a.list": "p;q",
      "a.none": undefined,
      "b.list": "p;q",
      "b.none": undefined,
    });
  });

  it.each([
    ["a:\n  b: 1\n  b: 2\n", "conf.yaml:3:3: not valid YAML: this key is set a second time."],
    [
      "a:\n  b: 1\na.b: 2\n",
      "conf.yaml:3: a.b is set a second time; the first is on line 2. Remove one.",
    ],
    [
      "a:\n  b: [1\nc: 2\n",
      "conf.yaml:3:1: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
    ],
    ["a:\n\tb: 1\n", "conf.yaml:2:1: not valid YAML: Tabs are not allowed as indentation."],
    [
      "a:\n  b:1\n  c: 2\n",
      "conf.yaml:2:3: not valid YAML: there is no colon and space between a key and its value.",
    ],
    ["a: \n---\nb: 2\n", "conf.yaml:2:1: not valid YAML: a second document starts here."],
    ["- a\n- b\n", "conf.yaml:1: the file has to be a mapping of keys to values."],
    ["a:\n  - [1]\n", "conf.yaml:1: a holds a list or mapping where one value belongs."],
    ["a: {b: 1}\n? [x]\n: 1\n", "conf.yaml:2: a key has to be a text."],
    ["a: &x\n  b: *x\n", "conf.yaml:2: a.b contains itself."],
    ["a:\n  b: *x\n", "conf.yaml:2: a.b refers to *x, which is not there."],
  ])("refuses %j", (text, message) => {
    expect(refusal(text)).toBe(message);
  });
});

describe("a flat file", () => {
  it("drops comments and quotes, and ends keys at the first colon and space", () => {
    const text = [
      "# Flink 1.x",
      "",
      "state.backend: rocksdb # fast",
      "execution.checkpointing.interval: 5min#!",
      'env.java.opts: "-Da=b #c"',
      "state.checkpoints.dir: 's3://bucket: x'",
      "pattern: *.jar",
    ].join("\r\n");
    expect(keysOf(text)).toEqual({
      "state.backend": "rocksdb",
      "execution.checkpointing.interval": "5min",
      "env.java.opts": "-Da=b #c",
      "state.checkpoints.dir": "s3://bucket: x",
      pattern: "*.jar",
    });
  });

  it("takes the last of two lines and says so", () => {
    const { entries, notes } = parseConfiguration("conf.yaml", "a.b: 1\nc: 2\na.b: 3\n");
    expect(entries.map(({ key, text, line }) => [key, text, line])).toEqual([
      ["a.b", "3", 3],
      ["c", "2", 2],
    ]);
    expect(notes).toEqual([
      "conf.yaml sets a.b on lines 1 and 3. The last one counts in Flink 1.x; Flink 2.x refuses the file.",
    ]);
  });

  it("has a key and a value on every line", () => {
    expect(refusal("a: 1\nexecution.checkpointing.interval:5min\n")).toBe(
      'conf.yaml:2: "execution.checkpointing.interval:5min" is not "key: value". Flink 1.x skips such a line; put a colon and a space between the key and its value.',
    );
  });
});

describe("an empty file", () => {
  it.each(["", "\n\n", "# nothing\n", "---\n"])("sets nothing: %j", (text) => {
    expect(parseConfiguration("conf.yaml", text)).toEqual({
      file: "conf.yaml",
      entries: [],
      notes: ["conf.yaml sets no key, so Flink's defaults hold."],
    });
  });
});

describe("readConfigurationFile", () => {
  it("says what is wrong with a path", () => {
    expect(() => readConfigurationFile("/no/such.yaml")).toThrow(
      new ModelError('The configuration "/no/such.yaml" does not exist.'),
    );
    expect(() => readConfigurationFile(import.meta.dirname)).toThrow(
      new ModelError(
        `The configuration "${import.meta.dirname}" is a folder. Name the file in it.`,
      ),
    );
  });
});
