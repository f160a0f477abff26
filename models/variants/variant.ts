import type { AnyStateMachine } from "xstate";

/** The machines that a system is built from, one for each role. */
export interface ProtocolMachines {
  readonly source: AnyStateMachine;
  readonly channel: AnyStateMachine;
  readonly task: AnyStateMachine;
  readonly stateBackend: AnyStateMachine;
  readonly checkpointResponder: AnyStateMachine;
  readonly jobManager: AnyStateMachine;
  readonly environment: AnyStateMachine;
}

/**
 * A barrier protocol under check. A variant differs from another in its machines, or in single rules
 * of them: every rule worth arguing about is a named guard or action, which `machine.provide`
 * replaces.
 */
export interface Variant {
  /** As in `seamcheck check --variant`. */
  readonly name: string;
  /** One sentence: how barriers travel and when a task takes its snapshot. */
  readonly description: string;
  readonly machines: ProtocolMachines;
}
