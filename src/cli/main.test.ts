import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { packageFile } from "./packageFiles.ts";

const folder = mkdtempSync(join(tmpdir(), "seamcheck-main-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const COMMAND = ["--import", "tsx", packageFile("src/cli/main.ts")];

interface ProcessOutcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the real program; `onOutput` sees all of stdout so far whenever there is more. */
async function seamcheck(
  line: readonly string[],
  onOutput: (out: string, kill: (signal: NodeJS.Signals) => void) => void = () => undefined,
): Promise<ProcessOutcome> {
  const child = spawn(process.execPath, [...COMMAND, ...line], { cwd: packageFile("") });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
    onOutput(out, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

describe("the real program", () => {
  it("lists every mutant with the property that kills it", async () => {
    const { code, out, err } = await seamcheck(["list", "--json"]);
    expect(err).toBe("");
    expect(code).toBe(0);
    const { mutants, properties } = JSON.parse(out) as {
      mutants: { killedBy: string }[];
      properties: { name: string }[];
    };
    expect(mutants.length).toBeGreaterThan(0);
    const names = properties.map(({ name }) => name);
    for (const { killedBy } of mutants) expect(names).toContain(killedBy);
  });

  it("exits with 1 for a mutant and draws its violation as plain text", async () => {
    const { code, out } = await seamcheck(["check", "--mutant", "aligned-channel-not-blocked"]);
    expect(code).toBe(1);
    expect(out).toContain("✗ consistent cut is violated: ");
    expect(out).not.toContain("\u001B");
  });

  it("exits with 2 and one line for a mistyped name", async () => {
    const { code, out, err } = await seamcheck(["check", "--scenario", "skewd-join"]);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toBe('seamcheck: There is no scenario "skewd-join". Did you mean "skewed-join"?\n');
  });

  it("does not complain when its reader has seen enough", async () => {
    const line = `"${process.execPath}" ${COMMAND.join(" ")} list | head -n 1`;
    const child = spawn("sh", ["-c", line], { cwd: packageFile("") });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    await new Promise((resolve) => child.on("close", resolve));
    expect(err).toBe("");
  });

  it("reports what was covered when Ctrl-C comes while it explores", async () => {
    const file = join(folder, "endless.ts");
    writeFileSync(
      file,
      `import { counterModel } from ${JSON.stringify(packageFile("src/cli/testing/counterModels.ts"))};
       export default counterModel("endless", "patient", 1e9, 1e9);
       console.log("loaded");`,
    );
    let isInterrupted = false;
    const { code, out } = await seamcheck(["check", file], (soFar, kill) => {
      if (isInterrupted || !soFar.startsWith("loaded")) return;
      isInterrupted = true;
      setTimeout(() => {
        kill("SIGINT");
      }, 500);
    });
    expect(out).toContain("? count bound");
    expect(out).toContain("interrupted");
    expect(code).toBe(3);
  });
});
