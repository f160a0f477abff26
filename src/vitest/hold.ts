import { checkExhaustively } from "../checker/search/index.ts";
import { brokenMessage, describeBroken } from "./broken.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import { inTermsOfOptions, nameOf } from "./message.ts";
import { propertyNamed, withProperty } from "./names.ts";
import type { HoldOptions } from "./types.ts";

type Parameters = [options?: HoldOptions] | [property: string, options?: HoldOptions];

/** `expect(model).toHold(property?, options?)`. */
export const toHold = defineMatcher<Parameters>({
  name: "toHold",
  insteadOfNot: "Use toViolate, which shows the counterexample, or .not.toReach for a witness.",
  judge: (subject, ...[first, second]) =>
    typeof first === "string"
      ? judgeHold(subject, first, second ?? {})
      : judgeHold(subject, undefined, first ?? {}),
});

async function judgeHold(
  { model, signal }: Subject,
  name: string | undefined,
  { allowVacuous = [], ...limits }: HoldOptions,
): Promise<Judgement> {
  for (const vacuous of allowVacuous) propertyNamed(model, vacuous);
  const checked = name === undefined ? model : withProperty(model, propertyNamed(model, name));
  const found = await checkExhaustively(checked, { ...limits, ...(signal && { signal }) });
  const result = inTermsOfOptions(found);
  const asked = result.properties.filter(({ property }) => property === (name ?? property));
  const broken = asked.filter(
    ({ property, verdict }) =>
      verdict !== "holds" && !(verdict === "vacuous" && allowVacuous.includes(property)),
  );
  return {
    claim: broken.length === 0 ? "true" : "false",
    message: () => {
      const what = name === undefined ? "every property" : `"${name}"`;
      const headline = `Expected ${what} of ${nameOf(model)} to hold; ${describeBroken(broken, asked)}.`;
      return brokenMessage(model, result, broken, headline);
    },
  };
}
