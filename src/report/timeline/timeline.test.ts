import { describe, expect, it } from "vitest";
import {
  change,
  evidence,
  result,
  step,
  timelineModel,
  unblockedChannel,
} from "../testing/fixtures.ts";
import { plainStyle, styleFor } from "../style.ts";
import { renderFinding } from "./findings.ts";
import { renderTimeline } from "./timeline.ts";

const text = (lines: readonly string[]) => "\n" + lines.join("\n") + "\n";

describe("a timeline", () => {
  it("tells a violation from its title to the reason", () => {
    const { model, property } = unblockedChannel;
    const lines = renderFinding(result([property]), property, model, plainStyle());
    expect(text(lines)).toMatchInlineSnapshot(`
      "
      skewed join · aligned · consistent cut  (4 steps, no shorter trace exists)

                                 ┌ jobManager
                                 │  ┌ left
                                 │  │  ┌ leftChannel
                                 │  │  │  ┌ rightChannel
                                 │  │  │  │  ┌ join
      step move                  │  │  │  │  │   what changed
        1  jobManager.trigger    →──●──●  │  │   jobManager.pending +{id:1,acknowledged:[]}; left.checkpoint null→1;
                                 │  │  │  │  │   leftChannel.queue +barrier(1)
        2  left.emit             │  →──●  │  │   left.offset 0→1; leftChannel.queue +left:1; ledger.emitted +left:1
        3  leftChannel.deliver   │  │  →──┼──‖   leftChannel.queue −barrier; join WaitingForFirstBarrier→CollectingBarriers,
                                 │  │  │  │  │   blocked +left
        4  rightChannel.deliver  ]──┼──┼──→──[   join Running.Aligning→Running.Idle, counts.left[0] 0→1;
                                 │  │  │  │  │   jobManager.pending[0].acknowledged +join

        → emit   ● deliver   ‖ block   [ snapshot   ] acknowledge
        take no part: right, sink
        only listen, so have no column: ledger

      ✗ consistent cut is violated: checkpoint 1 holds record left:1 in the join's state, but the source's offset in it is 0,
        so after a restore the record is counted twice
      "
    `);
  });

  it("wraps long changes on a narrow terminal without going beyond its edge", () => {
    const { model, property } = unblockedChannel;
    const lines = renderTimeline(property.evidence, model, plainStyle(80));
    expect(text(lines)).toMatchInlineSnapshot(`
      "
                                 ┌ jobManager
                                 │ ┌ left
                                 │ │ ┌ leftChannel
                                 │ │ │ ┌ rightChannel
                                 │ │ │ │ ┌ join
      step move                  │ │ │ │ │  what changed
        1  jobManager.trigger    →─●─● │ │  jobManager.pending
                                 │ │ │ │ │  +{id:1,acknowledged:[]};
                                 │ │ │ │ │  left.checkpoint null→1;
                                 │ │ │ │ │  leftChannel.queue +barrier(1)
        2  left.emit             │ →─● │ │  left.offset 0→1;
                                 │ │ │ │ │  leftChannel.queue +left:1;
                                 │ │ │ │ │  ledger.emitted +left:1
        3  leftChannel.deliver   │ │ →─┼─‖  leftChannel.queue −barrier;
                                 │ │ │ │ │  join
                                 │ │ │ │ │  WaitingForFirstBarrier→CollectingBarriers,
                                 │ │ │ │ │  blocked +left
        4  rightChannel.deliver  ]─┼─┼─→─[  join Running.Aligning→Running.Idle,
                                 │ │ │ │ │  counts.left[0] 0→1;
                                 │ │ │ │ │  jobManager.pending[0].acknowledged +join

        → emit   ● deliver   ‖ block   [ snapshot   ] acknowledge
        take no part: right, sink
        only listen, so have no column: ledger
      "
    `);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("draws an arrow to the left, two signs in one lane, and a refusal", () => {
    const model = timelineModel(["jobManager", "join", "sink"], [], {
      barrier: "snapshot",
      barrierOfOther: "acknowledge",
    });
    const steps = [
      step(["sink.acknowledge", "sink > jobManager.acknowledge"]),
      step(["jobManager.trigger", "jobManager > join.barrier", "jobManager > join.barrierOfOther"]),
      step(["join.emit", "!join > sink.record"]),
    ];
    expect(text(renderTimeline(evidence(steps), model, plainStyle(80)))).toMatchInlineSnapshot(`
      "
                               ┌ jobManager
                               │ ┌ join
                               │ │ ┌ sink
      step move                │ │ │  what changed
        1  sink.acknowledge    ●─┼─←
        2  jobManager.trigger  →─] │
        3  join.emit           │ →─!

        → ← emit   ● deliver   ] acknowledge   ! refused
      "
    `);
  });

  it("says so where the initial state decides", () => {
    expect(renderTimeline(evidence([]), timelineModel(["clock"]), plainStyle())).toEqual([
      "  no step: the initial state already decides it",
    ]);
  });

  it("cuts more than 200 lines in the middle, visibly", () => {
    const model = timelineModel(["clock"]);
    const steps = Array.from({ length: 260 }, (_, n) =>
      step(["clock.tick"], [change("clock", "now", n, n + 1)]),
    );
    const lines = renderTimeline(evidence(steps), model, plainStyle());
    expect(text(lines.slice(118, 126))).toMatchInlineSnapshot(`
      "
      117  clock.tick  ●   clock.now 116→117
      118  clock.tick  ●   clock.now 117→118
      119  clock.tick  ●   clock.now 118→119
        ⋮  steps 120 to 180 of 260 are not shown; --json has them all
      181  clock.tick  ●   clock.now 180→181
      182  clock.tick  ●   clock.now 181→182
      183  clock.tick  ●   clock.now 182→183
      184  clock.tick  ●   clock.now 183→184
      "
    `);
    expect(lines.filter((line) => line.includes("clock.tick"))).toHaveLength(199);
    expect(lines.join("\n")).toContain("260  clock.tick");
  });

  it("does not cut 200 lines", () => {
    const steps = Array.from({ length: 200 }, () => step(["clock.tick"]));
    const lines = renderTimeline(evidence(steps), timelineModel(["clock"]), plainStyle());
    expect(lines.join("\n")).not.toContain("not shown");
  });

  it("narrows and then leaves out columns for which there is no room, and says so", () => {
    const names = Array.from({ length: 30 }, (_, n) => `task${n}`);
    const steps = names.map((name) => step([`${name}.run`], [change(name, "done", false, true)]));
    const lines = renderTimeline(evidence(steps), timelineModel(names), plainStyle(80));
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(text(lines.slice(-5))).toMatchInlineSnapshot(`
      "
                       │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │ │  false→true

        ● deliver
        have no column for want of room: task21, task22, task23, task24, task25,
        task26, task27, task28, task29
      "
    `);
  });

  it("has colours on a terminal only", () => {
    const { model, property } = unblockedChannel;
    const terminal = { isTTY: true, columns: 100 };
    const isColored = (style: ReturnType<typeof styleFor>) =>
      renderTimeline(property.evidence, model, style).join("\n").includes("\u001B[");
    expect(isColored(styleFor(terminal, {}))).toBe(true);
    expect(isColored(styleFor(terminal, { NO_COLOR: "1" }))).toBe(false);
    expect(isColored(styleFor({ isTTY: false }, {}))).toBe(false);
  });
});
