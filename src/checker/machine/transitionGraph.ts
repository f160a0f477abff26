import { toDirectedGraph } from "@xstate/graph";
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from "xstate";

/** One transition of a machine, as it is defined: what coverage counts. */
export interface DefinedTransition {
  /** `state: event -> target`, with the position among the candidates where there are several. */
  readonly name: string;
  readonly source: AnyStateNode;
  /** Empty where the transition stays in its state. */
  readonly targets: readonly AnyStateNode[];
  /** Empty for an eventless transition. */
  readonly event: string;
  readonly guarded: boolean;
}

type DirectedGraph = ReturnType<typeof toDirectedGraph>;

/** Every transition that a machine defines, in document order. */
export function transitionGraph(machine: AnyStateMachine): DefinedTransition[] {
  return transitionsBelow(toDirectedGraph(machine));
}

function transitionsBelow(graph: DirectedGraph): DefinedTransition[] {
  const node: AnyStateNode = graph.stateNode;
  const onEvents: readonly AnyTransitionDefinition[] = graph.edges.map((edge) => edge.transition);
  // A transition with two targets has two edges, and the graph leaves eventless transitions out.
  const own = [...new Set(onEvents), ...(node.always ?? [])];
  return [...own.map(describe), ...graph.children.flatMap(transitionsBelow)];
}

/** The parts of XState's loosely typed transition definition that matter here. */
interface TransitionParts {
  readonly eventType: string;
  readonly source: AnyStateNode;
  readonly target?: readonly AnyStateNode[];
  readonly guard?: unknown;
}

function describe(definition: AnyTransitionDefinition): DefinedTransition {
  const { source, target, eventType, guard } = definition as TransitionParts;
  return {
    name: transitionName(definition),
    source,
    targets: target ?? [],
    event: eventType,
    guarded: guard !== undefined,
  };
}

/** The name by which coverage speaks of a transition; unique within its machine. */
export function transitionName(definition: AnyTransitionDefinition): string {
  const { source, target, eventType } = definition as TransitionParts;
  const candidates = eventType === "" ? (source.always ?? []) : source.transitions.get(eventType);
  const several = candidates !== undefined && candidates.length > 1;
  const position = several ? `[${String(candidates.indexOf(definition))}]` : "";
  const to = target?.map(stateName).join(", ") ?? "(stay)";
  return `${stateName(source)}: ${eventType === "" ? "always" : eventType}${position} -> ${to}`;
}

/** The path of a state node, or `(root)`. */
export function stateName(node: AnyStateNode): string {
  return node.path.length === 0 ? "(root)" : node.path.join(".");
}
