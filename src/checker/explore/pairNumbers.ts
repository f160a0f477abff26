import { grown } from "../kernel/growable.ts";

/** Numbers pairs of small integers from 0 in the order in which they are first met. */
export class PairNumbers {
  /** One row for each first number; what is stored is the pair's number plus one. */
  readonly #rows: Int32Array[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  numberOf(first: number, second: number): number {
    let row = (this.#rows[first] ??= new Int32Array(second + 1));
    if (second >= row.length) row = this.#rows[first] = grown(row, second + 1);
    const known = row[second]!;
    if (known > 0) return known - 1;
    row[second] = ++this.#size;
    return this.#size - 1;
  }
}
