import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutToScreen } from "./screen.ts";

const header = ["title", "", "     ┌ a", "step move  what changed"];
const footer = ["", "  ● deliver", "", "✗ it is violated"];
const timeline = (steps: number, linesEach: number) => [
  ...header,
  ...Array.from({ length: steps }, (_, n) => [
    `${String(n + 1).padStart(3)}  a.move  ● first;`,
    ...Array.from({ length: linesEach - 1 }, () => "               further"),
  ]).flat(),
  ...footer,
];

describe("cutting to a screen", () => {
  test("leaves alone what fits", () => {
    expect(cutToScreen(timeline(2, 2), 12)).toEqual(timeline(2, 2));
  });

  test("first leaves one line of each step", () => {
    expect(cutToScreen(timeline(2, 2), 11)).toEqual([
      ...header,
      "  1  a.move  ● first …",
      "  2  a.move  ● first …",
      "  … stands for further changes, which the replay shows",
      ...footer,
    ]);
  });

  test("then leaves out steps in the middle", () => {
    expect(cutToScreen(timeline(20, 2), 13)).toEqual([
      ...header,
      "  1  a.move  ● first …",
      "  2  a.move  ● first …",
      "  ⋮  steps 3 to 19 are not shown; the replay shows them",
      " 20  a.move  ● first …",
      "  … stands for further changes, which the replay shows",
      ...footer,
    ]);
  });

  test("does not speak of further changes where there are none", () => {
    expect(cutToScreen(timeline(20, 1), 12)).toEqual([
      ...header,
      "  1  a.move  ● first;",
      "  2  a.move  ● first;",
      "  ⋮  steps 3 to 19 are not shown; the replay shows them",
      " 20  a.move  ● first;",
      ...footer,
    ]);
  });

  test("cuts other lines in the middle", () => {
    expect(cutToScreen(["a", "b", "c", "d", "e"], 4)).toEqual([
      "a",
      "b",
      "  ⋮  2 lines are left out here",
      "e",
    ]);
  });

  test("always fits, and keeps the end", () => {
    const lengths = fc.tuple(
      fc.nat(60),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 5, max: 50 }),
    );
    fc.assert(
      fc.property(lengths, ([steps, linesEach, most]) => {
        const cut = cutToScreen(timeline(steps, linesEach), most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut.at(-1)).toBe(footer.at(-1));
      }),
    );
  });
});
