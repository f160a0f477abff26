import type { MatcherState } from "vitest";
import { ModelError } from "../checker/errors.ts";
import type { Model } from "../checker/property/index.ts";

/** What a matcher is asked about. */
export interface Subject {
  readonly model: Model;
  /** Aborted when the test times out, so that no search outlives its test. */
  readonly signal: AbortSignal | undefined;
}

/**
 * What a matcher found out: the claim is true, it is false, or that is open. Open is a failure with
 * and without `.not`. The message tells why the claim is not what the test wants it to be.
 */
export interface Judgement {
  readonly claim: "true" | "false" | "open";
  readonly message: () => string;
  /** Two values whose differences Vitest is to print below the message. */
  readonly comparison?: { readonly actual: unknown; readonly expected: unknown };
}

/** A matcher, but for what all of them have in common. */
export interface MatcherDefinition<Parameters extends readonly unknown[]> {
  readonly name: string;
  /** What to write in place of `.not`; absent where `.not` has a meaning. */
  readonly insteadOfNot?: string;
  readonly judge: (subject: Subject, ...parameters: Parameters) => Promise<Judgement> | Judgement;
}

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** A matcher as `expect.extend` takes it. */
export type Matcher<Parameters extends readonly unknown[]> = (
  this: MatcherState,
  received: unknown,
  ...parameters: Parameters
) => Promise<MatcherResult>;

/** Makes a matcher: refuses what it cannot be used for, and translates its judgement for Vitest. */
export function defineMatcher<Parameters extends readonly unknown[]>({
  name,
  insteadOfNot,
  judge,
}: MatcherDefinition<Parameters>): Matcher<Parameters> {
  return function matcher(received, ...parameters) {
    refuseAsymmetric(name, this);
    if (this.isNot && insteadOfNot !== undefined) {
      throw new ModelError(`.not.${name} could mean several things. ${insteadOfNot}`);
    }
    const subject = { model: modelIn(name, received), signal: this.task?.context.signal };
    return translate(this.isNot, judge(subject, ...parameters));
  };
}

async function translate(
  isNot: boolean,
  judged: Promise<Judgement> | Judgement,
): Promise<MatcherResult> {
  const { claim, message, comparison } = await judged;
  return { pass: claim === "open" ? isNot : claim === "true", message, ...comparison };
}

/** Vitest does not wait for a matcher inside a value, and would take its promise for a "no". */
function refuseAsymmetric(name: string, state: Partial<MatcherState>): void {
  if (state.assertion !== undefined) return;
  throw new ModelError(
    `expect.${name}(…) cannot stand inside another value, since it takes time. ` +
      `Write await expect(model).${name}(…).`,
  );
}

function modelIn(name: string, received: unknown): Model {
  if (isModel(received)) return received;
  const hint = received instanceof Promise ? " Await it first." : "";
  throw new ModelError(
    `${name} is for models { scenario, variant, network, properties }; ` +
      `it was given ${describe(received)}.${hint}`,
  );
}

function isModel(value: unknown): value is Model {
  if (typeof value !== "object" || value === null) return false;
  const { scenario, network, properties }: { [K in keyof Model]?: unknown } = value;
  return typeof scenario === "string" && typeof network === "object" && Array.isArray(properties);
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return `a ${typeof value}`;
  const { name } = value.constructor;
  return name === "Object" ? "another object" : /^[AEIO]/.test(name) ? `an ${name}` : `a ${name}`;
}
