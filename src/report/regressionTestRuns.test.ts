import { execFile } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtInModel } from "../builtInModel.ts";
import { checkExhaustively } from "../checker/search/index.ts";
import { renderRegressionTest, type RegressionTestOptions } from "./regressionTest.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = realpathSync(mkdtempSync(join(tmpdir(), "seamcheck-regression-")));
const imports = {
  seamcheck: relative(folder, join(root, "src/index.ts")),
  matchers: relative(folder, join(root, "src/vitest/index.ts")),
};

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

let outcomes: Readonly<Record<string, { readonly status: string; readonly message: string }>>;

beforeAll(async () => {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  put("package.json", JSON.stringify({ type: "module" }));
  put("tsconfig.json", JSON.stringify({ extends: join(root, "tsconfig.json"), include: ["*.ts"] }));
  await putBuiltIn();
  putExported();
  outcomes = await runVitest();
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("a built-in mutant fails, and the variant that it breaks passes", () => {
  expect(outcomes["mutant.test.ts"]).toEqual({
    status: "failed",
    message: expect.stringMatching(
      /Expected skewed-join · aligned-channel-not-blocked to withstand[^]*consistent cut is violated/,
    ) as string,
  });
  expect(outcomes["variant.test.ts"]).toEqual({ status: "passed", message: "" });
});

test.each(["model", "models", "makes model", "makes models"])(
  "a user's mutant fails, and its correction passes, where a module exports: %s",
  (form) => {
    const name = form.replace(" ", "-");
    expect(outcomes[`greedy-${name}.test.ts`]).toMatchObject({
      status: "failed",
      message: expect.stringContaining("count bound is violated: the count is 4") as string,
    });
    expect(outcomes[`careful-${name}.test.ts`]).toEqual({ status: "passed", message: "" });
  },
);

test("is type-correct under the project's own settings", async () => {
  const { out } = await run("node_modules/typescript/bin/tsc", ["--noEmit", "--pretty", "false"]);
  // The project's files, which the tests import, are checked by its own `npm run typecheck`.
  const errors = out.split("\n").filter((line) => /^[a-z-]+(\.test)?\.ts/.test(line));
  expect(errors).toEqual([]);
});

/** The counterexample of a built-in mutant, against the mutant and against the correct variant. */
async function putBuiltIn(): Promise<void> {
  const model = builtInModel("skewed-join", "aligned-channel-not-blocked");
  const result = await checkExhaustively(model, { stopAtFirst: true });
  const { property, evidence } = result.properties.find((each) => each.verdict === "violated")!;
  const { scenario, variant } = model;
  const recording = { scenario, variant, property, schedule: evidence!.schedule };
  const source = { kind: "built-in" } as const;
  put("mutant.test.ts", renderRegressionTest({ recording, source, imports }));
  const corrected = { ...recording, variant: "aligned" };
  put("variant.test.ts", renderRegressionTest({ recording: corrected, source, imports }));
}

/** Modules that export two counters in every form, and a test of each counter for each of them. */
function putExported(): void {
  const counters = relative(folder, join(root, "src/cli/testing/counterModels.ts"));
  put(
    "counters.ts",
    [
      `import { counterModel } from ${JSON.stringify(counters)};`,
      `export const greedy = counterModel("count", "greedy", 4);`,
      `export const careful = counterModel("count", "careful", 3);`,
      `export const both = [greedy, careful];`,
      `export const makeGreedy = () => greedy;`,
      `export const makeCareful = () => Promise.resolve(careful);`,
      `export default () => both;`,
      "",
    ].join("\n"),
  );
  const increment = { move: "counter.increment", parameters: {} };
  const schedule = [increment, increment, increment, increment];
  const names = {
    greedy: { model: "greedy", "makes model": "makeGreedy" },
    careful: { model: "careful", "makes model": "makeCareful" },
  };
  for (const variant of ["greedy", "careful"] as const) {
    const recording = { scenario: "count", variant, property: "count bound", schedule };
    const exports = { ...names[variant], models: "both", "makes models": "default" } as const;
    for (const form of ["model", "models", "makes model", "makes models"] as const) {
      const source: RegressionTestOptions["source"] = {
        ...{ kind: "export", specifier: "./counters.ts", form },
        name: exports[form],
      };
      const file = `${variant}-${form.replace(" ", "-")}.test.ts`;
      put(file, renderRegressionTest({ recording, source, imports }));
    }
  }
}

async function runVitest(): Promise<typeof outcomes> {
  const { out } = await run("node_modules/vitest/vitest.mjs", ["run", "--reporter=json"]);
  const { testResults } = JSON.parse(out) as JsonReport;
  return Object.fromEntries(
    testResults.map(({ name, assertionResults }) => {
      const [{ status, failureMessages }] = assertionResults as [
        JsonReport["testResults"][number]["assertionResults"][number],
      ];
      return [relative(folder, name), { status, message: failureMessages.join("\n") }];
    }),
  );
}

/** Runs a script of the project in the folder. A failing test is no error here. */
function run(script: string, parameters: readonly string[]): Promise<{ readonly out: string }> {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST"));
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, script), ...parameters],
      { cwd: folder, env: Object.fromEntries(environment), maxBuffer: 2 ** 26 },
      (_, out) => {
        done({ out });
      },
    );
  });
}

function put(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}
