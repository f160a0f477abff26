import { ModelError } from "../errors.ts";
import { Outcome, type Kernel } from "../kernel/kernel.ts";
import { CachedView } from "../property/cachedView.ts";
import type { Model } from "../property/model.ts";
import type { Property } from "../property/types.ts";
import { didYouMean } from "../suggest.ts";
import { BUILT_IN_PROPERTIES } from "../property/builtIn.ts";
import { isStuck } from "../trace/replayStep.ts";

/**
 * What a schedule has to reach to be worth keeping: the violation of one property, or the witness of
 * a `sometimes`. Shrinking preserves it and nothing else. The loop of a liveness counterexample is
 * to become a third kind, which keeps its stem and its loop apart.
 */
export type Target = StateTarget | StepTarget;

/** A state is what decides the property. */
export interface StateTarget {
  readonly kind: "state";
  readonly property: string;
  /** May call `kernel.step`, so it must not be given `kernel.next`. */
  readonly isReached: (state: Int32Array) => boolean;
}

/** A step that cannot be completed decides the property. */
export interface StepTarget {
  readonly kind: "step";
  readonly property: string;
  readonly outcome: typeof Outcome.unspecifiedReception | typeof Outcome.livelock;
}

/**
 * The target that belongs to a property of `model`, or to a built-in one.
 *
 * @throws ModelError for a property that the model does not have.
 */
export function targetFor(model: Model, kernel: Kernel, name: string): Target {
  const builtIn = builtInTargets.find(({ property }) => property === name);
  if (builtIn !== undefined) return builtIn;
  const property = model.properties.find((candidate) => candidate.name === name);
  if (property !== undefined) return stateTarget(kernel, property);
  const known = [...model.properties.map((p) => p.name), ...builtInTargets.map((t) => t.property)];
  throw new ModelError(
    `Scenario "${model.scenario}" has no property "${name}".${didYouMean(name, known)}`,
  );
}

const builtInTargets: readonly StepTarget[] = [
  {
    kind: "step",
    property: BUILT_IN_PROPERTIES["unspecified reception"],
    outcome: Outcome.unspecifiedReception,
  },
  { kind: "step", property: BUILT_IN_PROPERTIES.livelock, outcome: Outcome.livelock },
];

function stateTarget(kernel: Kernel, { kind, name, reads, holds }: Property): StateTarget {
  const predicate = new CachedView(kernel, reads, holds);
  const base = { kind: "state", property: name } as const;
  switch (kind) {
    case "always":
      return { ...base, isReached: (state) => !predicate.evaluate(state) };
    case "sometimes":
      return { ...base, isReached: (state) => predicate.evaluate(state) };
    case "deadlockFree":
      return {
        ...base,
        isReached: (state) => !predicate.evaluate(state) && isStuck(kernel, state),
      };
  }
}
