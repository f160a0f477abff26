import type {
  AlwaysProperty,
  DeadlockFreeProperty,
  SometimesProperty,
  StateView,
} from "./types.ts";

type Definition<P extends { readonly kind: string; readonly name: string }> = Omit<
  P,
  "kind" | "name"
>;

/** An invariant over the instances named in `reads`. */
export function always(name: string, definition: Definition<AlwaysProperty>): AlwaysProperty {
  return { kind: "always", name, ...definition };
}

/** What `never` takes: `bad` says which states must not be reached. */
export interface NeverDefinition extends Omit<Definition<AlwaysProperty>, "holds"> {
  readonly bad: (view: StateView) => boolean;
}

/** An invariant told by its violation: no reachable state is `bad`. */
export function never(name: string, { bad, ...definition }: NeverDefinition): AlwaysProperty {
  return { kind: "always", name, ...definition, holds: (view) => !bad(view) };
}

/** A witness that something is reachable; its trace is an example, not a counterexample. */
export function sometimes(
  name: string,
  definition: Definition<SometimesProperty>,
): SometimesProperty {
  return { kind: "sometimes", name, ...definition };
}

/** No reachable state is stuck, but for those that `holds` calls final. */
export function deadlockFree(
  name: string,
  definition: Definition<DeadlockFreeProperty>,
): DeadlockFreeProperty {
  return { kind: "deadlockFree", name, ...definition };
}

/**
 * The context of one instance in a view, typed by the caller. Networks built at run time have names
 * that TypeScript cannot see; the machine that stands behind a name is the scenario's knowledge.
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller's knowledge
export function contextOf<Context extends object>(view: StateView, instance: string): Context {
  return view[instance]!.context as Context;
}
