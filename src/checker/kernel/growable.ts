/** An Int32Array that doubles when an index beyond its end is written. */
export class GrowableInt32 {
  #data: Int32Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 64) {
    this.#data = new Int32Array(capacity);
  }

  get(index: number): number {
    return this.#data[index]!;
  }

  /** Appends a value and returns its index. */
  push(value: number): number {
    if (this.#length === this.#data.length) this.#data = grown(this.#data, this.#length + 1);
    this.#data[this.#length] = value;
    return this.#length++;
  }
}

/** A copy of `data` with room for at least `length` items, doubled so that appending is cheap. */
export function grown(data: Int32Array, length: number): Int32Array<ArrayBuffer> {
  let capacity = Math.max(16, data.length);
  while (capacity < length) capacity *= 2;
  const copy = new Int32Array(capacity);
  copy.set(data);
  return copy;
}
