import type { Model } from "../checker/property/index.ts";
import type { CheckResult, PropertyResult } from "../checker/search/index.ts";
import { counted, hasEvidence } from "../report/index.ts";
import { composeMessage, findingLines, reasonLines, recordingOf } from "./message.ts";

/** `2 of 5 properties do not`, or of a single one: `it is vacuous`. */
export function describeBroken(
  broken: readonly PropertyResult[],
  asked: readonly PropertyResult[],
): string {
  if (asked.length === 1) return `it is ${broken[0]!.verdict}`;
  const verb = broken.length === 1 ? "does" : "do";
  return `${broken.length} of ${counted(asked.length, "property", "properties")} ${verb} not`;
}

/**
 * The message about properties that are not as they should be: the first counterexample is shown in
 * full, and of the other properties only the reasons are told.
 */
export function brokenMessage(
  model: Model,
  result: CheckResult,
  broken: readonly PropertyResult[],
  headline: string,
): string {
  const shown = broken.filter(hasEvidence).find(({ verdict }) => verdict === "violated");
  const reasons = reasonLines(
    result,
    broken.filter((property) => property !== shown),
  );
  if (shown === undefined) return composeMessage({ headline, body: reasons });
  return composeMessage({
    headline,
    body: [
      ...reasons,
      ...(reasons.length === 0 ? [] : [""]),
      ...findingLines(model, result, shown),
    ],
    recording: recordingOf(model, shown),
  });
}
