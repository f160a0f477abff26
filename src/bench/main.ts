import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { benchmarkCases } from "./cases.ts";
import { formatBenchmark } from "./format.ts";
import type { Measurement } from "./measurement.ts";

/**
 * `npm run bench`: every case in a process of its own, one after the other, so that memory and
 * just-in-time compilation of one do not help or hurt another. Prints the report and writes it to
 * reports/benchmark.md.
 */
const worker = fileURLToPath(new URL("./worker.ts", import.meta.url));
const measurements = benchmarkCases.map(({ name }) => {
  process.stderr.write(`${name} ... `);
  const child = spawnSync(process.execPath, ["--expose-gc", "--import", "tsx", worker, name], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`the case "${name}" ended with ${String(child.status)}`);
  const measurement = JSON.parse(child.stdout) as Measurement;
  process.stderr.write(`${(measurement.elapsedMs / 1000).toFixed(1)} s\n`);
  return measurement;
});

const report = formatBenchmark(measurements, {
  node: process.version,
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
});
writeFileSync(new URL("../../reports/benchmark.md", import.meta.url), report);
process.stdout.write(report);
