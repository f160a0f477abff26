import { measureDetection } from "./detection.ts";
import { mutantModels } from "./mutantModels.ts";
import { measureShrinkQuality } from "./shrinkQuality.ts";
import type { MutantStatistics } from "./statistics.ts";

/** Measures the mutant that the command line names, and prints the figures as JSON. */
const [name, shrinkSeeds, detectionSeeds] = process.argv.slice(2);
const mutantModel = mutantModels().find(({ mutant }) => mutant.name === name);
if (mutantModel === undefined) throw new Error(`no mutant "${String(name)}"`);
const statistics: MutantStatistics = {
  quality: await measureShrinkQuality(mutantModel, Number(shrinkSeeds)),
  detections: await measureDetection(mutantModel, Number(detectionSeeds)),
};
process.stdout.write(JSON.stringify(statistics));
