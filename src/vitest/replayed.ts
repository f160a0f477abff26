import { readFileSync } from "node:fs";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";
import { parseScheduleFile, type ScheduleFile } from "../checker/trace/scheduleFile.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import { composeMessage, nameOf, runLines } from "./message.ts";
import { runTrace, type JudgedRun } from "./run.ts";
import type { Recording } from "./types.ts";

/** `expect(model).toReplay(recording)`. */
export const toReplay = defineMatcher<[recording: Recording]>({
  name: "toReplay",
  insteadOfNot:
    "Write the verdict that you expect into the recording, or use toWithstand for what used to be " +
    "a counterexample.",
  judge: judgeReplay,
});

function judgeReplay({ model }: Subject, recording: Recording): Judgement {
  const recorded = readRecording(recording);
  const run = runTrace(model, recorded.property, recorded.schedule);
  return {
    claim: run.judged.verdict === recorded.expect ? "true" : "false",
    message: () => describeDifference(model, recorded, run),
  };
}

function describeDifference(model: Model, recorded: ScheduleFile, run: JudgedRun): string {
  const { outcome, judged, evidence } = run;
  const { property, expect } = recorded;
  const applies = outcome.end.kind !== "no longer applies";
  const found = applies
    ? `now it is ${judged.verdict}`
    : "the schedule no longer applies. Record it again if the model changed on purpose";
  const closing = outcome.end.kind === "completed" ? judged.reason : outcome.end.message;
  return composeMessage({
    headline:
      `Expected "${property}" of ${nameOf(model)} to be ${expect}, as recorded` +
      `${originOf(model, recorded)}; ${found}.`,
    body: runLines(model, evidence, closing),
    // Of this model, since the replay is to show what happens to this one.
    recording: { ...recorded, scenario: model.scenario, variant: model.variant },
  });
}

/** Where a recording was made of another model, that may be why it gives another verdict. */
function originOf(model: Model, recorded: ScheduleFile): string {
  return nameOf(model) === nameOf(recorded) ? "" : ` of ${nameOf(recorded)}`;
}

function readRecording(recording: Recording): ScheduleFile {
  if (typeof recording === "object" && !(recording instanceof URL)) return recording;
  if (typeof recording === "string" && recording.trimStart().startsWith("{")) {
    return parseScheduleFile(recording, "The recording");
  }
  return parseScheduleFile(readText(recording), String(recording));
}

function readText(file: string | URL): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ModelError(`Cannot read the recording ${String(file)}: ${(error as Error).message}.`);
  }
}
