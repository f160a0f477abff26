import { initialTransition, transition } from "xstate";
import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, InputFrom } from "xstate";

/** One machine outside any network: a test sends it events and looks at its answers. */
export class MachineUnderTest<M extends AnyStateMachine> {
  readonly #machine: M;
  #snapshot: AnyMachineSnapshot;

  constructor(machine: M, input?: InputFrom<M>) {
    this.#machine = machine;
    this.#snapshot = initialTransition(machine, input as never)[0] as AnyMachineSnapshot;
  }

  /** Sends an event: what the machine emits, or `refused`, by the network's definition of it. */
  send(event: EventFromLogic<M>): readonly unknown[] | "refused" {
    const [next, actions] = transition(this.#machine, this.#snapshot as never, event as never);
    if (next === this.#snapshot && actions.length === 0) return "refused";
    this.#snapshot = next as AnyMachineSnapshot;
    return actions.map((action) => (action.params as { event: unknown }).event);
  }

  get value(): unknown {
    return this.#snapshot.value as unknown;
  }

  get context(): unknown {
    return this.#snapshot.context as unknown;
  }
}
