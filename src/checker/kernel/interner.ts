import { canonicalJson } from "../network/plainData.ts";

/** Gives each distinct plain value an id, in the order in which values are first met. */
export class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #items: T[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** The id of `value`; `item` is kept under it when the value is new. */
  intern(value: unknown, item: T): number {
    const key = canonicalJson(value);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#ids.set(key, this.#items.length);
    return this.#items.push(item) - 1;
  }

  get(id: number): T {
    return this.#items[id]!;
  }
}
