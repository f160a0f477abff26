import { ModelError } from "../checker/errors.ts";
import { counted } from "../report/index.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import { composeMessage, findingLines, nameOf, reasonLines, recordingOf } from "./message.ts";
import { printedMoves, propertyNamed, scheduleIn } from "./names.ts";
import { runTrace } from "./run.ts";
import { isShown, searchViolation, type Answer, type ShownAnswer } from "./search.ts";
import type { Trace, ViolateOptions } from "./types.ts";

/** Vitest prints every line of a comparison. */
const MOST_COMPARED_MOVES = 30;

/** `expect(model).toViolate(property, options?)`. */
export const toViolate = defineMatcher<[property: string, options?: ViolateOptions]>({
  name: "toViolate",
  insteadOfNot: "Use toHold to demand the proof, or toSurvive where the model is too large for it.",
  judge: judgeViolation,
});

async function judgeViolation(
  subject: Subject,
  name: string,
  { trace, steps, ...limits }: ViolateOptions = {},
): Promise<Judgement> {
  if (propertyNamed(subject.model, name)?.kind === "sometimes") {
    throw new ModelError(
      `"${name}" asks for a witness, so no run can be a counterexample. ` +
        `Use .not.toReach to demand the proof that nothing reaches it.`,
    );
  }
  const answer = await searchViolation(subject, name, limits);
  if (!isShown(answer)) return notViolated(subject, answer);
  const { length } = answer.property.evidence.steps;
  if (steps !== undefined && steps !== length) {
    return contradict(subject, answer, `to take ${counted(steps, "step")}; it takes ${length}.`);
  }
  return trace === undefined ? { claim: "true", message: () => "" } : pin(subject, answer, trace);
}

function notViolated({ model }: Subject, { result, property }: Answer): Judgement {
  const { verdict } = property;
  return {
    claim: "false",
    message: () =>
      composeMessage({
        headline:
          `Expected "${property.property}" of ${nameOf(model)} to be violated; ` +
          (verdict === "holds" ? "it holds in every reachable state." : `it is ${verdict}.`),
        body: verdict === "holds" ? [] : reasonLines(result, [property]),
      }),
  };
}

/** A trace that is as short as the one found, and a counterexample itself, is as good. */
function pin(subject: Subject, answer: ShownAnswer, trace: Trace): Judgement {
  const objection = objectionTo(subject, answer, trace);
  if (objection === undefined) return { claim: "true", message: () => "" };
  const judgement = contradict(subject, answer, `to be the given trace. ${objection}`);
  const actual = printedMoves(answer.property.evidence.schedule);
  const expected = printedMoves(scheduleIn(subject.model, trace));
  if (Math.max(actual.length, expected.length) > MOST_COMPARED_MOVES) return judgement;
  return { ...judgement, comparison: { actual, expected } };
}

function objectionTo({ model }: Subject, { property }: ShownAnswer, trace: Trace) {
  const shortest = property.evidence.steps.length;
  const { outcome, judged } = runTrace(model, property.property, scheduleIn(model, trace));
  if (judged.verdict === "violated") {
    const { step } = judged;
    if (step !== shortest) return `That one violates it after ${step} steps, this one earlier.`;
    if (step < trace.length) return `That one goes on after the violation in its step ${step}.`;
    return undefined;
  }
  if (outcome.end.kind === "no longer applies") return `That one is no run: ${outcome.end.message}`;
  return "That one does not violate it.";
}

function contradict({ model }: Subject, answer: ShownAnswer, difference: string): Judgement {
  const { result, property } = answer;
  return {
    claim: "false",
    message: () =>
      composeMessage({
        headline:
          `Expected the shortest counterexample to "${property.property}" of ${nameOf(model)} ` +
          difference,
        body: findingLines(model, result, property),
        recording: recordingOf(model, property),
      }),
  };
}
