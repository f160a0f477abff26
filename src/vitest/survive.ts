import { explore } from "../checker/explore/index.ts";
import type { Model } from "../checker/property/index.ts";
import type { CheckResult, PropertyResult } from "../checker/search/index.ts";
import { shrinkResult } from "../checker/shrink/index.ts";
import { counted } from "../report/index.ts";
import { brokenMessage, describeBroken } from "./broken.ts";
import { defineMatcher, type Judgement, type Subject } from "./matcher.ts";
import { inTermsOfOptions, nameOf } from "./message.ts";
import { propertyNamed, withProperty } from "./names.ts";
import type { SurviveOptions } from "./types.ts";

/** Enough to prove most shrunk counterexamples shortest, in a fraction of a test's time. */
const MOST_STATES_BELOW = 100_000;

/** `expect(model).toSurvive(options?)`. */
export const toSurvive = defineMatcher<[options?: SurviveOptions]>({
  name: "toSurvive",
  insteadOfNot: "Use toViolate, which does not depend on luck.",
  judge: judgeSurvival,
});

async function judgeSurvival(
  { model, signal }: Subject,
  { property: name, allowVacuous = [], ...options }: SurviveOptions = {},
): Promise<Judgement> {
  for (const vacuous of allowVacuous) propertyNamed(model, vacuous);
  const explored = name === undefined ? model : withProperty(model, propertyNamed(model, name));
  const result = inTermsOfOptions(await explore(explored, { ...options, signal }));
  const asked = result.properties.filter(({ property }) => property === (name ?? property));
  const broken = asked.filter(
    ({ property, verdict }) =>
      verdict === "violated" || (verdict === "vacuous" && !allowVacuous.includes(property)),
  );
  const { runs, seed } = result.exploration!;
  return {
    // A budget that was over before the first run leaves nothing to believe in.
    claim: broken.length === 0 && runs > 0 ? "true" : "false",
    message: () => {
      const what = name === undefined ? "every property" : `"${name}"`;
      const found = runs === 0 ? result.limitHit!.message : describeBroken(broken, asked);
      const headline =
        `Expected ${what} of ${nameOf(model)} to survive; ` +
        `${found} (${counted(runs, "run")}, seed ${seed}).`;
      return brokenMessage(model, result, shrinkFirst(model, result, broken), headline);
    },
  };
}

/** One counterexample is shown, so one is shrunk. */
function shrinkFirst(
  model: Model,
  result: CheckResult,
  properties: readonly PropertyResult[],
): PropertyResult[] {
  const first = properties.find(({ verdict }) => verdict === "violated");
  return properties.map((property) => {
    if (property !== first) return property;
    const alone = { ...result, properties: [property] };
    const options = { boundedSearch: { maxStates: MOST_STATES_BELOW } };
    return shrinkResult(model, alone, options).properties[0]!;
  });
}
