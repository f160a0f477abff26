import { execFile } from "node:child_process";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Detection } from "./detection.ts";
import { mutantModels } from "./mutantModels.ts";
import type { ShrinkQuality } from "./shrinkQuality.ts";

/** What is measured of one mutant. */
export interface MutantStatistics {
  readonly quality: ShrinkQuality;
  readonly detections: readonly Detection[];
}

const run = promisify(execFile);
const worker = fileURLToPath(new URL("./statisticsWorker.ts", import.meta.url));

/** Measures every mutant, as many at a time as there are cores, each in a process of its own. */
export async function measureMutants(
  shrinkSeeds: number,
  detectionSeeds: number,
): Promise<MutantStatistics[]> {
  const names = mutantModels().map(({ mutant }) => mutant.name);
  const results = new Map<string, MutantStatistics>();
  const waiting = [...names];
  const workOff = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const seeds = [shrinkSeeds, detectionSeeds].map(String);
      const { stdout } = await run(process.execPath, ["--import", "tsx", worker, name, ...seeds]);
      results.set(name, JSON.parse(stdout, reviveInfinity) as MutantStatistics);
      process.stderr.write(`${name}, ${waiting.length} to go\n`);
    }
  };
  await Promise.all(cpus().map(workOff));
  return names.map((name) => results.get(name)!);
}

/** JSON has no infinity and writes null: the median of seeds that mostly found nothing. */
function reviveInfinity(_key: string, value: unknown): unknown {
  return value === null ? Number.POSITIVE_INFINITY : value;
}
