import type { Kernel } from "../kernel/kernel.ts";
import type { StateView } from "./types.ts";

/** Tuples kept at most; beyond that the cache starts afresh, so that it cannot eat the memory. */
const MAX_TUPLES = 4_000_000;

/**
 * A function of a few instances, evaluated once for each tuple of their local states. Tuples are
 * chained pairwise into small integers, so that a look-up costs one number-keyed map access for each
 * instance read after the first.
 */
export class CachedView<T> {
  readonly #kernel: Kernel;
  readonly #reads: readonly number[];
  readonly #compute: (view: StateView) => T;
  #pairs: Map<number, number>[] = [];
  #values: T[] = [];
  #tuples = 0;
  #isFull = false;

  constructor(kernel: Kernel, reads: readonly string[], compute: (view: StateView) => T) {
    this.#kernel = kernel;
    this.#reads = reads.map((name) => kernel.names.indexOf(name));
    this.#compute = compute;
    this.#forget();
  }

  /** True when an instance that the function reads differs between two states. */
  readsDiffer(before: Int32Array, after: Int32Array): boolean {
    for (const instance of this.#reads) {
      if (before[instance] !== after[instance]) return true;
    }
    return false;
  }

  evaluate(state: Int32Array): T {
    if (this.#isFull) this.#forget();
    const tuple = this.#tupleOf(state);
    if (tuple === this.#values.length) {
      this.#values.push(this.#compute(viewOf(this.#kernel, this.#reads, state)));
    }
    return this.#values[tuple]!;
  }

  #forget(): void {
    this.#pairs = this.#reads.map(() => new Map<number, number>());
    this.#values = [];
    this.#tuples = 0;
    this.#isFull = false;
  }

  #tupleOf(state: Int32Array): number {
    let tuple = 0;
    for (let position = 0; position < this.#reads.length; position++) {
      const pairs = this.#pairs[position]!;
      const key = tuple * 0x4000000 + state[this.#reads[position]!]!;
      let next = pairs.get(key);
      if (next === undefined) {
        next = position + 1 === this.#reads.length ? this.#tuples++ : pairs.size;
        pairs.set(key, next);
        this.#isFull ||= pairs.size > MAX_TUPLES;
      }
      tuple = next;
    }
    return tuple;
  }
}

/** The local states of some instances, as a property's functions see them. */
export function viewOf(kernel: Kernel, instances: readonly number[], state: Int32Array): StateView {
  return Object.fromEntries(
    instances.map((instance) => [kernel.names[instance]!, kernel.local(state, instance)]),
  );
}
