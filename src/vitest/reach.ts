import { ModelError } from "../checker/errors.ts";
import { counted } from "../report/index.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import { composeMessage, findingLines, nameOf, reasonLines } from "./message.ts";
import { propertyNamed } from "./names.ts";
import { isShown, searchWitness, type Answer, type ShownAnswer } from "./search.ts";
import type { ReachOptions } from "./types.ts";

/** `expect(model).toReach(witness, options?)`; its `.not` demands the proof that no run does. */
export const toReach = defineMatcher<[witness: string, options?: ReachOptions]>({
  name: "toReach",
  judge: judgeReach,
});

async function judgeReach(
  subject: Subject,
  name: string,
  { steps, ...limits }: ReachOptions = {},
): Promise<Judgement> {
  const property = propertyNamed(subject.model, name);
  if (property?.kind !== "sometimes") {
    throw new ModelError(
      `"${name}" is no witness but a demand on every state. Use toHold or toViolate.`,
    );
  }
  const answer = await searchWitness(subject, property, limits);
  if (!isShown(answer)) return notReached(subject, answer);
  const { length } = answer.property.evidence.steps;
  if (steps === undefined || steps === length) return reached(subject, answer);
  return {
    // Neither "reached in so many steps" nor "never reached" is true of it.
    claim: "open",
    message: describeReached(
      subject,
      answer,
      `Expected the shortest way to "${name}" in ${nameOf(subject.model)} ` +
        `to take ${counted(steps, "step")}; it takes ${length}.`,
    ),
  };
}

function reached(subject: Subject, answer: ShownAnswer): Judgement {
  const { property } = answer.property;
  const headline = `Expected ${nameOf(subject.model)} never to reach "${property}"; it does.`;
  return { claim: "true", message: describeReached(subject, answer, headline) };
}

function describeReached(
  { model }: Subject,
  { result, property }: ShownAnswer,
  headline: string,
): () => string {
  const { scenario, variant } = model;
  const { schedule } = property.evidence;
  return () =>
    composeMessage({
      headline,
      body: findingLines(model, result, property),
      recording: { scenario, variant, property: property.property, expect: "holds", schedule },
    });
}

function notReached({ model }: Subject, { result, property }: Answer): Judgement {
  const isOpen = property.verdict === "undecided";
  const what = `${nameOf(model)} to reach "${property.property}"`;
  return {
    claim: isOpen ? "open" : "false",
    message: () =>
      composeMessage({
        headline: isOpen
          ? `Whether ${what.replace(" to reach ", " can reach ")} is open.`
          : `Expected ${what}; it cannot.`,
        body: reasonLines(result, [property]),
      }),
  };
}
