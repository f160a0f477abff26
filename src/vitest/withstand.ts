import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";
import { counted } from "../report/index.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import {
  composeMessage,
  findingLines,
  nameOf,
  reasonLines,
  recordingOf,
  runLines,
} from "./message.ts";
import { propertyNamed, scheduleIn } from "./names.ts";
import { runTrace, type JudgedRun } from "./run.ts";
import { isShown, searchViolation, type Answer } from "./search.ts";
import type { SearchLimits, Trace } from "./types.ts";

/** Some seconds of searching. */
const DEFAULT_MAX_STATES = 1_000_000;

/** `expect(model).toWithstand(property, trace, options?)`. */
export const toWithstand = defineMatcher<[property: string, trace: Trace, options?: SearchLimits]>({
  name: "toWithstand",
  insteadOfNot: "Use toViolate with the trace, or toReplay with a recording.",
  judge: judgeResistance,
});

/** A run that the model refuses a step of, and the obstacle. */
type Refusal = Extract<JudgedRun["outcome"]["end"], { readonly kind: "no longer applies" }>;

async function judgeResistance(
  subject: Subject,
  name: string,
  trace: Trace,
  limits: SearchLimits = {},
): Promise<Judgement> {
  const { model } = subject;
  if (propertyNamed(model, name)?.kind === "sometimes") {
    throw new ModelError(`"${name}" asks for a witness: there is no violation to withstand.`);
  }
  const run = runTrace(model, name, scheduleIn(model, trace));
  if (run.judged.verdict === "violated") return stillViolated(model, name, run);
  const { end } = run.outcome;
  if (end.kind !== "no longer applies") return { claim: "true", message: () => "" };
  if (end.obstacle === "unknown move") return stale(model, name, run, end);
  const answer = await searchViolation(subject, name, { maxStates: DEFAULT_MAX_STATES, ...limits });
  return judgeSearch(model, answer, trace.length, end);
}

function stillViolated(model: Model, name: string, { judged, evidence }: JudgedRun): Judgement {
  return {
    claim: "false",
    message: () =>
      composeMessage({
        headline:
          `Expected ${nameOf(model)} to withstand the recorded violation of "${name}"; ` +
          `it is violated after ${counted(judged.step!, "step")}.`,
        body: runLines(model, evidence, `${name} is violated: ${judged.reason!}`),
        recording: recordingOf(model, { property: name, evidence }),
      }),
  };
}

/** Renamed moves say nothing about a bug, so a green test would be a guess. */
function stale(model: Model, name: string, { evidence }: JudgedRun, end: Refusal): Judgement {
  return {
    claim: "false",
    message: () =>
      composeMessage({
        headline:
          `Whether ${nameOf(model)} withstands the recorded violation of "${name}" is open: ` +
          `the trace was recorded of another network. Record it again, or rename its moves.`,
        body: runLines(model, evidence, end.message),
      }),
  };
}

function judgeSearch(
  model: Model,
  answer: Answer,
  recordedSteps: number,
  refusal: Refusal,
): Judgement {
  const { result, property } = answer;
  const { verdict } = property;
  const refused = `The recorded violation of "${property.property}" is no longer a run of ${nameOf(model)}`;
  if (isShown(answer)) {
    return {
      claim: "false",
      message: () =>
        composeMessage({
          headline: `${refused}, but another run violates it. ${refusal.message}`,
          body: findingLines(model, result, answer.property),
          recording: recordingOf(model, answer.property),
        }),
    };
  }
  // The states at the depth that was being expanded had all been looked at before.
  const coversRecorded = verdict === "undecided" && result.statistics.depth > recordedSteps;
  if (verdict === "holds" || coversRecorded) return { claim: "true", message: () => "" };
  const open =
    verdict === "vacuous"
      ? "but nothing puts the property to the test now"
      : `and whether another run of at most ${counted(recordedSteps, "step")} violates it is open`;
  return {
    claim: "false",
    message: () =>
      composeMessage({
        headline: `${refused}, ${open}. ${refusal.message}`,
        body: reasonLines(result, [property]),
      }),
  };
}
