import type { AnyStateMachine, AnyStateNode } from "xstate";
import { ModelError } from "../errors.ts";
import { stateNodesOf } from "./ports.ts";

/**
 * Refuses a machine that the kernel could not tabulate: its reaction to an event has to depend on
 * its state alone, so timers, child actors and history are outside the profile. What only shows when
 * the machine runs (a context that is no JSON data, a side effect, a random number) is refused by
 * the adapter at the first transition that does it.
 */
export function checkProfile(instanceName: string, machine: AnyStateMachine): void {
  for (const node of stateNodesOf(machine.root)) {
    const problem = problemOf(node);
    if (problem !== undefined) {
      throw new ModelError(
        `Instance "${instanceName}": machine "${machine.id}" is outside the profile in ` +
          `${describeNode(node)}: ${problem}`,
      );
    }
  }
}

function problemOf(node: AnyStateNode): string | undefined {
  const config = node.config as { readonly after?: object; readonly invoke?: unknown };
  if (config.after !== undefined && Object.keys(config.after).length > 0) {
    return `it uses "after". Let a move of kind "timeout" inject the event instead.`;
  }
  if (node.invoke.length > 0) {
    return `it uses "invoke". Make the invoked actor an instance of its own and wire it up.`;
  }
  if (node.type === "history") {
    return "it is a history state. Keep what must be remembered in the context.";
  }
  return undefined;
}

function describeNode(node: AnyStateNode): string {
  return node.path.length === 0 ? "its root" : `state "${node.path.join(".")}"`;
}
