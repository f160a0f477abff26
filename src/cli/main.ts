#!/usr/bin/env node
import { join } from "node:path";
import { adversaries } from "../../models/profiles/index.ts";
import { families } from "../../properties/index.ts";
import { scenarioOfJob } from "../flink/index.ts";
import { catalogueOf } from "./catalogue.ts";
import { exampleJob } from "./exampleJob.ts";
import { runProgram } from "./program.ts";
import { processSurroundings } from "./surroundings.ts";

// A reader that has seen enough, such as `head`, closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

// Not process.exit(): what is still in the pipes has to get out.
process.exitCode = await runProgram(process.argv.slice(2), {
  surroundings: processSurroundings(),
  catalogue: catalogueOf(families, adversaries),
  exampleJob: exampleJob(),
  regressionsFolder: join("reports", "regressions"),
  scenarioOfJob,
});
