import type { Kernel } from "../kernel/kernel.ts";

/**
 * Which receptions are interesting, by their names `instance.event`; a move counts as the reception
 * of its own event.
 */
export type Interest = RegExp | ((reception: string) => boolean);

/** Decides once for each (instance, event) whether its reception is interesting. */
export class InterestingReceptions {
  readonly #kernel: Kernel;
  readonly #isInteresting: (reception: string) => boolean;
  readonly #known: (boolean | undefined)[][];

  constructor(kernel: Kernel, interest: Interest) {
    this.#kernel = kernel;
    this.#isInteresting =
      typeof interest === "function" ? interest : (name) => name.search(interest) >= 0;
    this.#known = kernel.names.map(() => []);
  }

  /** True when a delivery of the step that the kernel has just tried is interesting. */
  inLastStep(): boolean {
    const { deliveries } = this.#kernel;
    for (let index = 0; index < deliveries.length; index++) {
      if (this.#includes(deliveries.receiver(index), deliveries.event(index))) return true;
    }
    return false;
  }

  #includes(instance: number, event: number): boolean {
    return (this.#known[instance]![event] ??= this.#isInteresting(
      `${this.#kernel.names[instance]!}.${this.#kernel.event(instance, event).type}`,
    ));
  }
}
