import type { AnyStateMachine, EmittedFrom, EventFromLogic, InputFrom } from "xstate";

/**
 * A machine with an input; the key under which it stands in a network is its name. An observer only
 * listens: an event it has no transition for changes nothing, and never blocks or fails a step.
 */
export interface Instance<M extends AnyStateMachine = AnyStateMachine> {
  readonly machine: M;
  readonly input: InputFrom<M> | undefined;
  readonly observer: boolean;
}

export type InstanceMap = Readonly<Record<string, Instance>>;

type InputArguments<M extends AnyStateMachine> =
  undefined extends InputFrom<M> ? [input?: InputFrom<M>] : [input: InputFrom<M>];

/** A protocol participant: `machine` started with `input`. */
export function instance<M extends AnyStateMachine>(
  machine: M,
  ...[input]: InputArguments<M>
): Instance<M> {
  return { machine, input, observer: false };
}

/** An instance that keeps history for properties and never refuses an event. */
export function observer<M extends AnyStateMachine>(
  machine: M,
  ...[input]: InputArguments<M>
): Instance<M> {
  return { machine, input, observer: true };
}

type MachineOf<I> = I extends Instance<infer M> ? M : never;
type NamesOf<I extends InstanceMap> = keyof I & string;

/** `instance.port` for every event type that the machine of an instance emits. */
export type PortName<I extends InstanceMap> = {
  [N in NamesOf<I>]: `${N}.${EmittedFrom<MachineOf<I[N]>>["type"]}`;
}[NamesOf<I>];

/** `instance.event` for every event type that the machine of an instance receives. */
export type ReceptionName<I extends InstanceMap> = {
  [N in NamesOf<I>]: `${N}.${EventFromLogic<MachineOf<I[N]>>["type"]}`;
}[NamesOf<I>];
