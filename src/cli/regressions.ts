import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Kernel } from "../checker/kernel/kernel.ts";
import { replay } from "../checker/trace/replay.ts";
import { parseScheduleFile } from "../checker/trace/scheduleFile.ts";
import type { Catalogue } from "./catalogue.ts";
import { compareReplay, type ReplayComparison } from "./replayComparison.ts";

/** One recorded schedule, replayed. */
export interface ReplayedRegression {
  readonly file: string;
  readonly comparison: ReplayComparison;
}

/**
 * Replays every recorded schedule of a folder on the built-in models, in the order of their names. A
 * folder that does not exist has none.
 *
 * @throws ModelError for a file that is no recorded schedule, or of a model that does not exist.
 */
export function replayRegressions(folder: string, catalogue: Catalogue): ReplayedRegression[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const recorded = parseScheduleFile(readFileSync(file, "utf8"), file);
    const model = catalogue.assemble(recorded.scenario, recorded.variant, "default");
    const outcome = replay(new Kernel(model.network), recorded.schedule, model.properties);
    return { file, comparison: compareReplay(recorded, outcome) };
  });
}
