import type { ResultDocument } from "../../report/index.ts";
import { runProgram } from "../program.ts";
import { counterCatalogue, counterScenario } from "./counterModels.ts";
import { fakeSurroundings, type FakeSurroundings } from "./fakeSurroundings.ts";

/** What a run of the command line came to. */
export interface RunOutcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line on the counter models, which also stand for every imported job. */
export async function runCounter(
  line: readonly string[],
  surroundings: FakeSurroundings = fakeSurroundings(),
): Promise<RunOutcome> {
  const code = await runProgram(line, {
    surroundings,
    catalogue: counterCatalogue,
    scenarioOfJob: counterScenario,
  });
  return { code, out: surroundings.out(), err: surroundings.err() };
}

/** The JSON document in an output. */
export function documentIn(text: string): ResultDocument {
  return JSON.parse(text) as ResultDocument;
}
