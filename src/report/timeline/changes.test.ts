import { describe, expect, it } from "vitest";
import type { PlainData } from "../../checker/network/index.ts";
import { change } from "../testing/fixtures.ts";
import { describeChanges } from "./changes.ts";

const describeOne = (path: string, before: PlainData | undefined, after: PlainData | undefined) =>
  describeChanges([change("join", path, before, after)])
    .flat()
    .join(", ");

describe("changes of a step", () => {
  it("names the place and both values", () => {
    expect(describeOne("counts.left[0]", 0, 1)).toBe("join.counts.left[0] 0→1");
    expect(describeOne("checkpoint", undefined, 3)).toBe("join.checkpoint ∅→3");
    expect(describeOne("label", "", "a")).toBe('join.label ""→a');
  });

  it("says what joined and left a list that is given as a whole", () => {
    expect(describeOne("blocked", [], ["left"])).toBe("join.blocked +left");
    expect(describeOne("queue", [1, 2, 2, 3], [2, 2, 3])).toBe("join.queue −[1]");
    expect(describeOne("queue", [1, 2], [2, 3])).toBe("join.queue −[1] +[3]");
    expect(describeOne("queue", [{ id: 1 }], [])).toBe("join.queue −{id:1}");
    expect(describeOne("queue", [], [{ type: "record", source: "left", sequence: 1 }])).toBe(
      "join.queue +record(left,1)",
    );
    expect(describeOne("queue", [1, 2, 3], [4, 5, 6])).toBe("join.queue [1,2,3]→[4,5,6]");
  });

  it("recognises a list that moved up, told by its places", () => {
    const moved = [
      change("join", "queue[0]", "a", "b"),
      change("join", "queue[1]", "b", "c"),
      change("join", "queue[2]", "c", undefined),
    ];
    expect(describeChanges(moved)).toEqual([["join.queue −a"]]);
  });

  it("claims nothing about items between the places that changed", () => {
    const apart = [
      change("join", "queue[0]", "a", "b"),
      change("join", "queue[2]", "c", undefined),
    ];
    expect(describeChanges(apart)).toEqual([["join.queue[0] a→b", "queue[2] c→∅"]]);
  });

  it("puts the state first and names the instance once", () => {
    const changes = [
      change("join", "count", 1, 2),
      change("join", "", { Running: "Idle" }, { Running: { Aligning: {} } }),
      change("sink", "seen", 0, 1),
    ];
    expect(describeChanges(changes)).toEqual([
      ["join Running.Idle→Running.Aligning", "count 1→2"],
      ["sink.seen 0→1"],
    ]);
  });

  it("shows states that are active together, and shortens long values", () => {
    expect(describeOne("", "Idle", { a: "on", b: "off" })).toBe("join Idle→(a.on, b.off)");
    expect(describeOne("note", "x".repeat(80), null)).toBe(
      `join.note ${"x".repeat(18)}…${"x".repeat(17)}→null`,
    );
  });
});
