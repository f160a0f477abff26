/** How many bits a field starts with, and how many more it gets each time it overflows. */
const INITIAL_BITS = 2;
const GROWTH_BITS = 2;
const WORD_BITS = 32;

/**
 * Where each instance's local state id lies in a packed state: a field of just enough bits, inside
 * one 32-bit word. Local state spaces differ by orders of magnitude, so fixed widths would waste
 * most of the memory that a state costs.
 */
export class PackedLayout {
  readonly bits: readonly number[];
  readonly words: number;
  readonly #word: Int32Array;
  readonly #shift: Int32Array;
  readonly #mask: Int32Array;

  private constructor(bits: readonly number[]) {
    this.bits = bits;
    this.#word = new Int32Array(bits.length);
    this.#shift = new Int32Array(bits.length);
    this.#mask = Int32Array.from(bits, (width) => (width === WORD_BITS ? -1 : (1 << width) - 1));
    this.words = this.#place();
  }

  static initial(instances: number): PackedLayout {
    return new PackedLayout(new Array<number>(instances).fill(INITIAL_BITS));
  }

  /** A layout in which every id of `state` fits. */
  widenedFor(state: Int32Array): PackedLayout {
    return new PackedLayout(
      this.bits.map((width, index) => {
        const needed = WORD_BITS - Math.clz32(state[index]!);
        return needed <= width ? width : Math.min(WORD_BITS, Math.max(needed, width + GROWTH_BITS));
      }),
    );
  }

  /** Packs `state` into `target`; false when an id does not fit its field. */
  pack(state: Int32Array, target: Int32Array): boolean {
    for (let word = 0; word < this.words; word++) target[word] = 0;
    for (let index = 0; index < state.length; index++) {
      const id = state[index]!;
      if ((id & this.#mask[index]!) !== id) return false;
      const word = this.#word[index]!;
      target[word] = target[word]! | (id << this.#shift[index]!);
    }
    return true;
  }

  /** Unpacks the words from `offset` of `source` on into `state`. */
  unpack(source: Int32Array, offset: number, state: Int32Array): void {
    for (let index = 0; index < state.length; index++) {
      const word = source[offset + this.#word[index]!]!;
      state[index] = (word >>> this.#shift[index]!) & this.#mask[index]!;
    }
  }

  /** First fit in instance order; returns the number of words. */
  #place(): number {
    const used: number[] = [];
    this.bits.forEach((width, index) => {
      let word = used.findIndex((bitsUsed) => bitsUsed + width <= WORD_BITS);
      if (word < 0) word = used.push(0) - 1;
      this.#word[index] = word;
      this.#shift[index] = used[word]!;
      used[word]! += width;
    });
    return used.length;
  }
}
