import type { JobSources } from "../flink/index.ts";
import { packageFile } from "./packageFiles.ts";

/** The real job that `check` without arguments takes in: a temporal join with its configuration. */
export function exampleJob(): JobSources {
  return {
    planPath: packageFile("models/examples/flink/plan-temporal-join.json"),
    configPath: packageFile("models/examples/flink/config-2.x.yaml"),
  };
}
