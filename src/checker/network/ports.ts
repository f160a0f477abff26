import type { AnyStateMachine, AnyStateNode } from "xstate";

/**
 * The event types that a machine can emit, as far as its definition shows them. Types exist only at
 * compile time, so the ports are read off the `emit` actions: a fixed event is looked at, and a
 * function of context and event is called with stand-ins, since its `type` is nearly always a
 * literal. `undefined` means that some action (`enqueueActions`) hides what it emits; then only the
 * search can tell that a wire is never used.
 */
export function findPorts(machine: AnyStateMachine): ReadonlySet<string> | undefined {
  const ports = new Set<string>();
  for (const action of actionsOf(machine)) {
    if (action.type === "xstate.enqueueActions") return undefined;
    if (action.type !== "xstate.emit") continue;
    const type = emittedType(action.event);
    if (type === undefined) return undefined;
    ports.add(type);
  }
  return ports;
}

/** The event types that some state of a machine has a transition for. */
export function findEvents(machine: AnyStateMachine): ReadonlySet<string> {
  return new Set(stateNodesOf(machine.root).flatMap((node) => [...node.transitions.keys()]));
}

/** A resolved or built-in action, as XState keeps it in a state node. */
interface ActionObject {
  readonly type: string;
  readonly event?: unknown;
}

function actionsOf(machine: AnyStateMachine): ActionObject[] {
  const named = machine.implementations.actions as Readonly<Record<string, unknown>>;
  return stateNodesOf(machine.root).flatMap((node) => {
    const transitions = [...node.transitions.values()].flat().concat(node.always ?? []);
    const used: unknown[] = [node.entry, node.exit, ...transitions.map((t) => t.actions)].flat();
    return used.map((action) => actionObject(action, named)).filter((a) => a !== undefined);
  });
}

/** All state nodes below and including `node`, in document order. */
export function stateNodesOf(node: AnyStateNode): AnyStateNode[] {
  const children: AnyStateNode[] = Object.values(node.states);
  return [node, ...children.flatMap(stateNodesOf)];
}

function actionObject(
  action: unknown,
  named: Readonly<Record<string, unknown>>,
): ActionObject | undefined {
  if (typeof action === "string") return actionObject(named[action], named);
  if (typeof action !== "object" && typeof action !== "function") return undefined;
  if (action === null || !("type" in action) || typeof action.type !== "string") return undefined;
  const definition = named[action.type];
  return definition === undefined ? (action as ActionObject) : actionObject(definition, {});
}

function emittedType(event: unknown): string | undefined {
  const emitted: unknown = typeof event === "function" ? callWithStandIns(event) : event;
  if (typeof emitted !== "object" || emitted === null || !("type" in emitted)) return undefined;
  return typeof emitted.type === "string" ? emitted.type : undefined;
}

function callWithStandIns(expression: object): unknown {
  try {
    return (expression as (...parameters: unknown[]) => unknown)(
      { context: standIn(), event: standIn() },
      standIn(),
    );
  } catch {
    return undefined;
  }
}

/** Answers every property access, call and iteration, so that most expressions run to their end. */
function standIn(): unknown {
  const target = () => undefined;
  return new Proxy(target, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return () => 0;
      if (key === Symbol.iterator) return () => [][Symbol.iterator]();
      return standIn();
    },
    apply: () => standIn(),
  });
}
