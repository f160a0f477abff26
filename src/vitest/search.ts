import {
  checkExhaustively,
  type CheckResult,
  type Evidence,
  type PropertyResult,
} from "../checker/search/index.ts";
import type { Property } from "../checker/property/index.ts";
import type { Subject } from "./matcher.ts";
import { inTermsOfOptions } from "./message.ts";
import { propertyNamed, withProperty } from "./names.ts";
import type { SearchLimits } from "./types.ts";

/** The answer of a search about one property. */
export interface Answer {
  readonly result: CheckResult;
  readonly property: PropertyResult;
}

/** An answer that comes with a trace. */
export interface ShownAnswer extends Answer {
  readonly property: PropertyResult & { readonly evidence: Evidence };
}

/**
 * Searches for a violation of a property, no further than to the first one, which is a shortest.
 *
 * @throws ModelError for a property that does not exist.
 */
export function searchViolation(
  subject: Subject,
  name: string,
  limits: SearchLimits,
): Promise<Answer> {
  return searchFirst(subject, name, propertyNamed(subject.model, name), limits);
}

/**
 * Searches for the witness of a `sometimes`, no further than to the first one. `evidence` is there
 * exactly if some run reaches it, and the verdict is `violated` exactly if it is proven that none does.
 */
export async function searchWitness(
  subject: Subject,
  { name, description, reads, holds }: Property,
  limits: SearchLimits,
): Promise<Answer> {
  // The checker ends at a violation, but not at a witness: so the witness is what must not be.
  const absence: Property = {
    kind: "always",
    name,
    description,
    reads,
    holds: (view) => !holds(view),
  };
  const { result, property } = await searchFirst(subject, name, absence, limits);
  const { verdict, reason, evidence } = property;
  const base = { property: name, kind: "sometimes" } as const;
  if (evidence !== undefined) return { result, property: { ...base, verdict: "holds", evidence } };
  if (verdict === "undecided") {
    return { result, property: { ...base, verdict, ...(reason !== undefined && { reason }) } };
  }
  return {
    result,
    property: { ...base, verdict: "violated", reason: "no reachable state satisfies it" },
  };
}

/** Whether an answer has a trace to show. */
export function isShown(answer: Answer): answer is ShownAnswer {
  return answer.property.evidence !== undefined;
}

async function searchFirst(
  { model, signal }: Subject,
  name: string,
  property: Property | undefined,
  limits: SearchLimits,
): Promise<Answer> {
  const alone = withProperty(model, property);
  const options = { ...limits, ...(signal && { signal }) };
  let result = await checkExhaustively(alone, { ...options, stopAtFirst: true });
  // A built-in property was violated first, and that is not what was asked.
  if (isOpen(result, name) && result.limitHit?.limit === "first violation") {
    result = await checkExhaustively(alone, options);
  }
  result = inTermsOfOptions(result);
  return { result, property: verdictOn(result, name) };
}

function isOpen(result: CheckResult, name: string): boolean {
  return verdictOn(result, name).verdict === "undecided";
}

function verdictOn({ properties }: CheckResult, name: string): PropertyResult {
  return properties.find(({ property }) => property === name)!;
}
