import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { packageFile } from "./packageFiles.ts";
import { documentIn, runCounter } from "./testing/runCounter.ts";

const folder = mkdtempSync(join(tmpdir(), "seamcheck-cli-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("a module of the user's own", () => {
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const models = JSON.stringify(packageFile("src/cli/testing/counterModels.ts"));

  it("gives models as default and named exports, lists and functions", async () => {
    const file = write(
      "models.ts",
      `import { counterModel } from ${models};
       const own: unknown = counterModel("own", "careful", 3);
       export default own;
       export { own };
       export const more = [counterModel("more", "careful", 3)];
       export const made = async () => counterModel("made", "greedy", 4);
       export const helper = (n: number) => n;`,
    );
    const { code, out } = await runCounter(["check", file, "--json"]);
    expect(code).toBe(1);
    const scenarios = documentIn(out).results.map(({ scenario }) => scenario);
    expect(scenarios.sort()).toEqual(["made", "more", "own"]);
    const chosen = await runCounter(["check", file, "--json", "--scenario", "own"]);
    expect(chosen.code).toBe(0);
    expect(documentIn(chosen.out).results).toHaveLength(1);
    const mistyped = await runCounter(["check", file, "--scenario", "ownn"]);
    expect(mistyped.err).toContain('There is no scenario "ownn". Did you mean "own"?');
  });

  it("has to export a model", async () => {
    const empty = await runCounter(["check", write("empty.ts", "export const answer = 42;")]);
    expect(empty.code).toBe(2);
    expect(empty.err).toContain("exports no model: it exports answer. Export a model");
    const file = write(
      "network.ts",
      `import { counterModel } from ${models}; export const net = counterModel("a", "b", 1).network;`,
    );
    expect((await runCounter(["check", file])).err).toContain(
      'exports the network "net", but no model',
    );
  });

  it("has to load", async () => {
    const throwing = await runCounter([
      "check",
      write("throwing.ts", `throw new Error("no luck");`),
    ]);
    expect(throwing.code).toBe(2);
    expect(throwing.err).toContain("cannot be loaded: Error: no luck");
    const calling = write("calling.ts", `export const make = () => { throw new Error("no"); };`);
    expect((await runCounter(["check", calling])).err).toContain(
      'calling the export "make" failed: no',
    );
  });
});
