import { PackedLayout } from "./packedLayout.ts";

/** States a page holds. Pages are never copied, so growing costs nothing but the new page. */
const PAGE_BITS = 16;
const PAGE_STATES = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_STATES - 1;

const INITIAL_SLOTS = 1 << 12;
const MAX_LOAD = 0.7;
const NO_STATE = -1;

/**
 * Every distinct state, exactly: packed ids, the parent and the move that first led to it. States
 * are numbered in the order in which they are added, so in a breadth first search the store is the
 * queue, too.
 */
export class StateStore {
  #layout: PackedLayout;
  #words: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  readonly #moves: Uint16Array[] = [];
  #slots = new Int32Array(INITIAL_SLOTS);
  #size = 0;
  #packed: Int32Array;
  #added = false;

  constructor(instances: number) {
    this.#layout = PackedLayout.initial(instances);
    this.#packed = new Int32Array(this.#layout.words);
  }

  get size(): number {
    return this.#size;
  }

  /** True when the last `add` met a state that was not stored before. */
  get added(): boolean {
    return this.#added;
  }

  /** Bytes of all arrays, used or reserved. */
  get bytes(): number {
    const pages = this.#words.length * PAGE_STATES;
    return pages * (4 * this.#layout.words + 4 + 2) + 4 * this.#slots.length;
  }

  /** The id of `state`, which is stored with its parent and move unless it is known. */
  add(state: Int32Array, parent: number, move: number): number {
    if (!this.#layout.pack(state, this.#packed)) this.#widen(state);
    const slot = this.#findSlot(this.#packed);
    const known = this.#slots[slot]! - 1;
    this.#added = known < 0;
    if (known >= 0) return known;
    const id = this.#append(parent, move);
    this.#slots[slot] = id + 1;
    if (this.#size > this.#slots.length * MAX_LOAD) this.#rehash(this.#slots.length * 2);
    return id;
  }

  read(id: number, state: Int32Array): void {
    const page = this.#words[id >>> PAGE_BITS]!;
    this.#layout.unpack(page, (id & PAGE_MASK) * this.#layout.words, state);
  }

  /** The state from which `id` was first reached, or -1 for the initial state. */
  parent(id: number): number {
    return this.#parents[id >>> PAGE_BITS]![id & PAGE_MASK]!;
  }

  /** The moves that led from the initial state to `id`. */
  pathTo(id: number): number[] {
    const moves: number[] = [];
    for (let at = id; this.parent(at) !== NO_STATE; at = this.parent(at)) {
      moves.push(this.#moves[at >>> PAGE_BITS]![at & PAGE_MASK]!);
    }
    return moves.reverse();
  }

  #append(parent: number, move: number): number {
    const id = this.#size++;
    const page = id >>> PAGE_BITS;
    const words = this.#layout.words;
    if (page === this.#words.length) {
      this.#words.push(new Int32Array(PAGE_STATES * words));
      this.#parents.push(new Int32Array(PAGE_STATES));
      this.#moves.push(new Uint16Array(PAGE_STATES));
    }
    const target = this.#words[page]!;
    const offset = (id & PAGE_MASK) * words;
    for (let word = 0; word < words; word++) target[offset + word] = this.#packed[word]!;
    this.#parents[page]![id & PAGE_MASK] = parent;
    this.#moves[page]![id & PAGE_MASK] = move;
    return id;
  }

  /** The slot that holds the packed state, or the free one where it belongs. */
  #findSlot(packed: Int32Array): number {
    const words = this.#layout.words;
    const mask = this.#slots.length - 1;
    let slot = hash(packed, 0, words) & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) return slot;
      const page = this.#words[id >>> PAGE_BITS]!;
      const offset = (id & PAGE_MASK) * words;
      let word = 0;
      while (word < words && page[offset + word] === packed[word]) word++;
      if (word === words) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const words = this.#layout.words;
    const mask = length - 1;
    for (let id = 0; id < this.#size; id++) {
      let slot = hash(this.#words[id >>> PAGE_BITS]!, (id & PAGE_MASK) * words, words) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }

  /** Repacks all states with wider fields, page by page so that the peak stays one page higher. */
  #widen(state: Int32Array): void {
    const old = this.#layout;
    const layout = old.widenedFor(state);
    const unpacked = new Int32Array(state.length);
    const packed = new Int32Array(layout.words);
    this.#words.forEach((oldPage, pageIndex) => {
      const page = new Int32Array(PAGE_STATES * layout.words);
      const filled = Math.min(PAGE_STATES, this.#size - pageIndex * PAGE_STATES);
      for (let at = 0; at < filled; at++) {
        old.unpack(oldPage, at * old.words, unpacked);
        layout.pack(unpacked, packed);
        page.set(packed, at * layout.words);
      }
      this.#words[pageIndex] = page;
    });
    this.#layout = layout;
    this.#packed = packed;
    this.#rehash(this.#slots.length);
    this.#layout.pack(state, this.#packed);
  }
}

/** A multiplicative mix with a full avalanche at the end (the finaliser of MurmurHash3). */
function hash(words: Int32Array, offset: number, length: number): number {
  let h = 0;
  for (let k = offset; k < offset + length; k++) {
    h = Math.imul(h ^ words[k]!, 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
