import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * DESIGN §2: who may import from whom. A file may always import from its own part; tests and the
 * benchmark may use everything. More specific folders come first.
 */
const allowedImports: readonly (readonly [part: string, imports: readonly string[]])[] = [
  ["src/checker", []],
  ["models", ["src/checker"]],
  ["properties", ["src/checker", "models"]],
  ["src/flink", ["src/checker", "models", "properties"]],
  ["src/report", ["src/checker", "models", "properties"]],
  ["src/vitest", ["src/checker", "models", "properties", "src/report"]],
  ["src/cli", ["src/checker", "models", "properties", "src/flink", "src/report"]],
  ["src/bench", ["src/checker", "models", "properties", "src/report", "src/cli"]],
  ["src", ["src/checker", "models", "properties", "src/flink", "src/report"]],
];

const sources = ["src", "models", "properties"].flatMap((folder) => typeScriptFiles(folder));
const implementation = sources.filter(
  (file) => !file.endsWith(".test.ts") && !file.includes("/testing/"),
);

describe("imports run one way", () => {
  test.each(implementation)("%s", (file) => {
    const part = partOf(file);
    const allowed = allowedImports.find(([name]) => name === part)![1];
    for (const imported of importsOf(file)) {
      const target = partOf(imported);
      expect([part, ...allowed], `${file} imports ${imported}`).toContain(target);
    }
  });

  test("models take from the checker only what builds a network or a model", () => {
    const builders = /^src\/checker\/(network|property|errors|suggest)/;
    const offending = implementation
      .filter((file) => partOf(file) === "models")
      .flatMap((file) => importsOf(file).map((imported) => `${file} imports ${imported}`))
      .filter((line) => line.includes("imports src/checker"))
      .filter((line) => !builders.test(line.split(" imports ")[1]!));
    expect(offending).toEqual([]);
  });

  test("one file alone calls XState's transition functions", () => {
    const callers = implementation.filter((file) => {
      const fromXState = /import \{([^}]*)\} from "xstate"/.exec(
        readFileSync(join(root, file), "utf8"),
      );
      return /\b(transition|initialTransition|getMicrosteps)\b/.test(fromXState?.[1] ?? "");
    });
    expect(callers).toEqual(["src/checker/kernel/xstateAdapter.ts"]);
  });

  test("the checker knows nothing of Flink", () => {
    const words = /\b(flink|barrier|checkpoint|savepoint|JobManager|TaskManager)\b/i;
    const offending = implementation
      .filter((file) => partOf(file) === "src/checker")
      .filter((file) => words.test(withoutComments(readFileSync(join(root, file), "utf8"))));
    expect(offending).toEqual([]);
  });
});

describe("files stay small", () => {
  const lengths = implementation
    .map((file) => readFileSync(join(root, file), "utf8").split("\n").length)
    .sort((a, b) => a - b);

  test("the median is near 120 lines, and none is over 400", () => {
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(140);
    expect(lengths.at(-1)).toBeLessThanOrEqual(400);
  });
});

function typeScriptFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const specifiers = [...text.matchAll(/\bfrom "(\.[^"]+)"/g)].map((match) => match[1]!);
  return specifiers.map((specifier) => join(dirname(file), specifier));
}

function partOf(file: string): string {
  return allowedImports.map(([name]) => name).find((name) => file.startsWith(`${name}/`))!;
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
}
