import type { AnyStateMachine, AnyStateNode } from "xstate";
import { transitionGraph, type DefinedTransition } from "../checker/machine/transitionGraph.ts";

/**
 * A Mermaid state diagram of a machine. Transitions between the same two states share an arrow; one
 * with a guard shows its event in brackets. What a composite state handles is drawn at its border.
 */
export function mermaidDiagram(machine: AnyStateMachine): string {
  const { root } = machine;
  const lines =
    childrenOf(root).length === 0 ? singleState(root) : [...anyState(root), ...composite(root, 1)];
  return ["stateDiagram-v2", ...lines, ...arrows(machine)].join("\n");
}

/** A machine without states of its own lives in its context; it is drawn as one state. */
function singleState(root: AnyStateNode): string[] {
  return [`  state "${root.key}" as ${idOf(root)}`, `  [*] --> ${idOf(root)}`];
}

/** What the machine handles whatever state it is in starts at a state that stands for all of them. */
function anyState(root: AnyStateNode): string[] {
  return root.transitions.size === 0 ? [] : [`  state "(in any state)" as ${idOf(root)}`];
}

function composite(node: AnyStateNode, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const children = childrenOf(node);
  const initial = node.initial as { readonly target: readonly AnyStateNode[] } | undefined;
  const start = node.type === "parallel" ? [] : (initial?.target ?? []);
  return [
    ...start.map((child) => `${indent}[*] --> ${idOf(child)}`),
    ...children.flatMap((child, index) => [
      ...(node.type === "parallel" && index > 0 ? [`${indent}--`] : []),
      ...declaration(child, depth),
    ]),
  ];
}

function declaration(node: AnyStateNode, depth: number): string[] {
  const indent = "  ".repeat(depth);
  const label = `${indent}state "${node.key}" as ${idOf(node)}`;
  const end = node.type === "final" ? [`${indent}${idOf(node)} --> [*]`] : [];
  if (childrenOf(node).length === 0) return [label, ...end];
  return [`${label} {`, ...composite(node, depth + 1), `${indent}}`, ...end];
}

function arrows(machine: AnyStateMachine): string[] {
  const labels = new Map<string, Set<string>>();
  for (const transition of transitionGraph(machine)) {
    const targets = transition.targets.length === 0 ? [transition.source] : transition.targets;
    for (const target of targets) {
      const arrow = `${idOf(transition.source)} --> ${idOf(target)}`;
      const known = labels.get(arrow) ?? new Set<string>();
      labels.set(arrow, known.add(labelOf(transition)));
    }
  }
  return [...labels].map(([arrow, events]) => `  ${arrow} : ${[...events].join(", ")}`);
}

function labelOf({ event, guarded }: DefinedTransition): string {
  const name = event === "" ? "always" : event;
  return guarded ? `[${name}]` : name;
}

function childrenOf(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states);
}

function idOf(node: AnyStateNode): string {
  return node.path.length === 0 ? "machine" : node.path.join("_");
}
