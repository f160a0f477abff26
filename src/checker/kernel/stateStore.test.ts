import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PackedLayout } from "./packedLayout.ts";
import { StateStore } from "./stateStore.ts";

const localId = fc.oneof(fc.nat(3), fc.nat(300), fc.nat(0x7fffffff));

describe("PackedLayout", () => {
  test("a state that fits comes back as it was, at any widths", () => {
    fc.assert(
      fc.property(fc.array(localId, { minLength: 1, maxLength: 20 }), (ids) => {
        const state = Int32Array.from(ids);
        const layout = PackedLayout.initial(ids.length).widenedFor(state);
        const packed = new Int32Array(layout.words + 3);
        expect(layout.pack(state, packed)).toBe(true);
        const back = new Int32Array(ids.length);
        layout.unpack(packed, 0, back);
        expect([...back]).toEqual(ids);
      }),
    );
  });

  test("says when an id does not fit", () => {
    const layout = PackedLayout.initial(2);
    expect(layout.pack(Int32Array.of(3, 4), new Int32Array(1))).toBe(false);
    expect(layout.widenedFor(Int32Array.of(3, 4)).bits).toEqual([2, 4]);
  });

  test("a dozen instances with 2-bit ids take one word", () => {
    expect(PackedLayout.initial(12).words).toBe(1);
  });
});

describe("StateStore", () => {
  test("is a set of vectors with parents, whatever order the widths grow in", () => {
    const vectors = fc.array(fc.tuple(localId, localId, localId), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(vectors, (states) => {
        const store = new StateStore(3);
        const known = new Map<string, number>();
        states.forEach((ids, index) => {
          const id = store.add(Int32Array.from(ids), index - 1, index);
          const key = ids.join();
          expect(store.added).toBe(!known.has(key));
          if (!known.has(key)) known.set(key, id);
          expect(id).toBe(known.get(key));
        });
        expect(store.size).toBe(known.size);
        for (const [key, id] of known) {
          const state = new Int32Array(3);
          store.read(id, state);
          expect(state.join()).toBe(key);
        }
      }),
    );
  });

  test("keeps 400,000 states over page, slot and width growth, and their paths", () => {
    const store = new StateStore(2);
    for (let index = 0; index < 400_000; index++) {
      store.add(Int32Array.of(index % 7, index), index - 1, index % 5);
    }
    expect(store.size).toBe(400_000);
    const state = new Int32Array(2);
    for (const id of [0, 1, 65_535, 65_536, 399_999]) {
      store.read(id, state);
      expect([...state]).toEqual([id % 7, id]);
      expect(store.parent(id)).toBe(id - 1);
    }
    const path = store.pathTo(70_000);
    expect(path).toHaveLength(70_000);
    expect(path.slice(-2)).toEqual([69_999 % 5, 70_000 % 5]);
    expect(store.bytes / store.size).toBeLessThan(40);
  });
});
