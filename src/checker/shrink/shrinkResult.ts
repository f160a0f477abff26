import { Kernel } from "../kernel/kernel.ts";
import type { Model } from "../property/model.ts";
import type { CheckResult, PropertyResult } from "../search/result.ts";
import { replay } from "../trace/replay.ts";
import { evidenceOf, shrinkCounterexample, type ShrinkOptions } from "./shrinkCounterexample.ts";

/** The same result with every counterexample that was kept as found shrunk. */
export function shrinkResult(
  model: Model,
  result: CheckResult,
  options: ShrinkOptions = {},
): CheckResult {
  const kernel = new Kernel(model.network);
  const properties = result.properties.map((p) => shrinkProperty(model, kernel, p, options));
  return { ...result, properties };
}

function shrinkProperty(
  model: Model,
  kernel: Kernel,
  property: PropertyResult,
  options: ShrinkOptions,
): PropertyResult {
  const { evidence } = property;
  if (evidence?.length !== "as found" || property.verdict !== "violated") return property;
  const { moves } = replay(kernel, evidence.schedule);
  const shrunk = shrinkCounterexample(model, kernel, moves, property.property, options);
  const shrunkEvidence = evidenceOf(kernel, shrunk);
  // The last state of a shorter run may break the property in another place.
  const judged = replay(kernel, shrunkEvidence.schedule, model.properties).properties;
  const reason = judged.find((candidate) => candidate.property === property.property)?.reason;
  return { ...property, ...(reason !== undefined && { reason }), evidence: shrunkEvidence };
}
