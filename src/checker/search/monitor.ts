import type { Kernel } from "../kernel/kernel.ts";
import { CachedView } from "../property/cachedView.ts";
import type { Measure, Property } from "../property/types.ts";

/** A property while states go by: what decided it so far, and what vacuity needs to know. */
export class PropertyMonitor {
  readonly property: Property;
  /** The state that decided it: a violation, or the witness of a `sometimes`. */
  discovery: number | undefined;
  readonly #predicate: CachedView<boolean>;
  readonly #premise: CachedView<boolean> | undefined;
  #premiseSeen: boolean;
  #readsChanged = false;

  constructor(kernel: Kernel, property: Property) {
    this.property = property;
    this.#predicate = new CachedView(kernel, property.reads, property.holds);
    this.#premise = property.premise && new CachedView(kernel, property.reads, property.premise);
    this.#premiseSeen = this.#premise === undefined;
  }

  get premiseSeen(): boolean {
    return this.#premiseSeen;
  }

  /** True when some instance that the property reads was ever in another than its first state. */
  get readsChanged(): boolean {
    return this.#readsChanged || this.property.reads.length === 0;
  }

  /**
   * Looks at a new state. `before` is the state it was reached from: where nothing that the property
   * reads has changed, there is nothing new to see.
   */
  observe(state: Int32Array, id: number, before: Int32Array | undefined): void {
    if (before !== undefined) {
      if (!this.#predicate.readsDiffer(before, state)) return;
      this.#readsChanged = true;
    }
    if (!this.#premiseSeen && this.#premise!.evaluate(state)) this.#premiseSeen = true;
    if (this.discovery !== undefined || this.property.kind === "deadlockFree") return;
    const decides = this.#predicate.evaluate(state) === (this.property.kind === "sometimes");
    if (decides) this.discovery = id;
  }

  /** Looks at a state in which neither a progress nor a timeout move is enabled. */
  observeStuck(state: Int32Array, id: number): void {
    if (this.discovery !== undefined || this.property.kind !== "deadlockFree") return;
    if (!this.#predicate.evaluate(state)) this.discovery = id;
  }
}

/** The largest value of a measure so far, and the first state that has it. */
export class MeasureMonitor {
  readonly measure: Measure;
  maximum = Number.NEGATIVE_INFINITY;
  discovery = 0;
  readonly #value: CachedView<number>;

  constructor(kernel: Kernel, measure: Measure) {
    this.measure = measure;
    this.#value = new CachedView(kernel, measure.reads, measure.value);
  }

  observe(state: Int32Array, id: number, before: Int32Array | undefined): void {
    if (before !== undefined && !this.#value.readsDiffer(before, state)) return;
    const value = this.#value.evaluate(state);
    if (value <= this.maximum) return;
    this.maximum = value;
    this.discovery = id;
  }
}
