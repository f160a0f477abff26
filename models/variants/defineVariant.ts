import type { AnyStateMachine } from "xstate";
import { ModelError } from "../../src/checker/errors.ts";
import { didYouMean } from "../../src/checker/suggest.ts";
import type { Skew } from "../taskSideMeasures.ts";
import type { TaskSideTopology } from "../taskSideTopology.ts";
import type { Topology } from "../topology.ts";
import type { TaskSideVariant } from "./taskSideVariant.ts";
import type { Variant } from "./variant.ts";

/** What every variant has, of whatever family. */
export interface CorrectVariant {
  readonly name: string;
  readonly description: string;
  readonly machines: object;
}

/** The role names of a variant's machines, such as `barrierHandler`. */
export type RoleOf<V extends CorrectVariant> = keyof V["machines"] & string;

/** A guard or an action in the place of the one that a machine has under the same name. */
export interface Rules {
  readonly guards?: Readonly<Record<string, Rule>>;
  /** What `assign`, `emit` or `enqueueActions` of XState returns. */
  readonly actions?: Readonly<Record<string, Rule>>;
}

/** A guard, or an action: XState checks what it is given when it runs. */
type Rule = (...given: never[]) => unknown;

/** A scenario of one's own: the topology is that of the variant's family. */
export type ScenarioOf<V extends CorrectVariant> = V extends TaskSideVariant
  ? { readonly name: string; readonly topology: TaskSideTopology; readonly skew?: Skew }
  : V extends Variant
    ? { readonly name: string; readonly topology: Topology }
    : never;

/** What `defineVariant` is given. */
export interface VariantDefinition<V extends CorrectVariant> {
  /** As it appears in the report. */
  readonly name: string;
  /** One sentence: what is different. */
  readonly description: string;
  /** The correct variant to start from. */
  readonly from: V;
  /** Whole machines in the place of those of the correct variant, by role. */
  readonly machines?: Partial<V["machines"]>;
  /** Single rules in the place of those of the machines, by role. */
  readonly rules?: Readonly<Partial<Record<RoleOf<V>, Rules>>>;
  /** What to check it in: names of built-in scenarios, or scenarios of your own. */
  readonly scenarios: readonly (string | ScenarioOf<V>)[];
}

/** A variant of your own, ready for `seamcheck check ./my-variant.ts`. */
export interface DefinedVariant<V extends CorrectVariant> {
  readonly variant: V;
  readonly from: V;
  readonly scenarios: readonly (string | ScenarioOf<V>)[];
}

/**
 * An idea for a protocol, as the difference from a variant that is known to be correct: other machines,
 * or other rules of the same machines. Everything else, and every property, stays as it is.
 *
 * @example
 * export const eager = defineVariant({
 *   name: "eager-unaligned",
 *   description: "Every barrier overtakes, that of a savepoint too.",
 *   from: unaligned,
 *   rules: { subpartition: { guards: { overtakes: () => true } } },
 *   scenarios: ["savepoint-inside-unaligned"],
 * });
 *
 * @throws ModelError for a role or a rule that the correct variant does not have.
 */
export function defineVariant<V extends CorrectVariant>(
  definition: VariantDefinition<V>,
): DefinedVariant<V> {
  const { name, description, from, scenarios } = definition;
  if (scenarios.length === 0) fail(name, "names no scenario. Add one to scenarios.");
  const machines: Record<string, AnyStateMachine> = {
    ...(from.machines as Readonly<Record<string, AnyStateMachine>>),
  };
  const known = Object.keys(machines);
  for (const [role, machine] of Object.entries(definition.machines ?? {})) {
    checkRole(name, role, known);
    machines[role] = machine as AnyStateMachine;
  }
  for (const [role, rules] of Object.entries(definition.rules ?? {})) {
    checkRole(name, role, known);
    machines[role] = withRules(name, role, machines[role]!, rules as Rules);
  }
  return { variant: { ...from, name, description, machines }, from, scenarios };
}

function withRules(
  variant: string,
  role: string,
  machine: AnyStateMachine,
  { guards = {}, actions = {} }: Rules,
): AnyStateMachine {
  const { implementations } = machine;
  checkRules(`${role}, guards`, variant, guards, implementations.guards);
  checkRules(`${role}, actions`, variant, actions, implementations.actions);
  return machine.provide({ guards, actions } as Parameters<AnyStateMachine["provide"]>[0]);
}

function checkRole(variant: string, role: string, known: readonly string[]): void {
  if (known.includes(role)) return;
  fail(variant, `there is no machine "${role}".${didYouMean(role, known)}`);
}

function checkRules(place: string, variant: string, rules: object, known: object): void {
  const names = Object.keys(known);
  const unknown = Object.keys(rules).find((rule) => !names.includes(rule));
  if (unknown === undefined) return;
  fail(variant, `${place}: there is no rule "${unknown}".${didYouMean(unknown, names)}`);
}

function fail(variant: string, problem: string): never {
  throw new ModelError(`Variant "${variant}": ${problem}`);
}
