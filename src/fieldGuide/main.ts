import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { families, modelByName } from "../../properties/index.ts";
import { detectionPage } from "./detection.ts";
import { machinePage } from "./machinePages.ts";
import { mutantModels } from "./mutantModels.ts";
import { regressionOf } from "./regressions.ts";
import { checkAllScenarios, mutantPage, scenarioPage } from "./scenarioPage.ts";
import { shrinkQualityPage } from "./shrinkQuality.ts";
import { measureMutants } from "./statistics.ts";

/**
 * `npm run reports`: writes everything under reports/ but the benchmark. With the argument `quick` it
 * leaves out the two statistics that take minutes.
 */
const folder = fileURLToPath(new URL("../../reports/", import.meta.url));
const quick = process.argv.includes("quick");
const SHRINK_SEEDS = 200;
const DETECTION_SEEDS = 7;

put("scenarios.md", scenarioPage(await checkAllScenarios()));
put("machines.md", machinePage(allModels()));
await putRegressions();
if (!quick) await putStatistics();

function allModels() {
  return families.flatMap(({ scenarios }) =>
    scenarios.flatMap(({ name, variants }) =>
      variants.map((variant) => modelByName(families, name, variant)),
    ),
  );
}

async function putRegressions(): Promise<void> {
  const regressions = await Promise.all(mutantModels().map(regressionOf));
  mkdirSync(join(folder, "regressions"), { recursive: true });
  for (const { name, text } of regressions) put(join("regressions", name), text);
  put("mutants.md", mutantPage(regressions));
}

async function putStatistics(): Promise<void> {
  const statistics = await measureMutants(SHRINK_SEEDS, DETECTION_SEEDS);
  put("shrink-quality.md", shrinkQualityPage(statistics.map(({ quality }) => quality)));
  put("detection.md", detectionPage(statistics.flatMap(({ detections }) => detections)));
}

/** Under another name first, so that a report is whole or not there. */
function put(name: string, text: string): void {
  const file = join(folder, name);
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
  process.stderr.write(`reports/${name}\n`);
}
