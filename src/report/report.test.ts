import { describe, expect, it } from "vitest";
import type { PropertyResult } from "../checker/search/result.ts";
import { renderCoverage } from "./coverage.ts";
import { renderMeasures, renderStatistics } from "./statistics.ts";
import { renderDocument, toDocument } from "./document.ts";
import { result, unblockedChannel } from "./testing/fixtures.ts";
import { renderReport } from "./report.ts";
import { plainStyle } from "./style.ts";
import { renderReasons, renderSummaryTable, renderTally } from "./summary.ts";

const limitHit = {
  limit: "max-states",
  message: "--max-states was reached after 1,000 states; raise it to go on",
} as const;

const noWedge: PropertyResult = { property: "no wedge", kind: "deadlockFree", verdict: "holds" };

const results = [
  result([
    unblockedChannel.property,
    noWedge,
    { property: "a checkpoint completes", kind: "sometimes", verdict: "holds" },
    {
      property: "exactly once",
      kind: "always",
      verdict: "vacuous",
      reason: "its premise was true in no reachable state",
    },
    { property: "restorable", kind: "always", verdict: "not found", reason: "none in 500 runs" },
  ]),
  result(
    [
      { ...noWedge, verdict: "undecided", reason: limitHit.message },
      {
        property: "consistent cut",
        kind: "always",
        verdict: "undecided",
        reason: limitHit.message,
      },
    ],
    { scenario: "cascade", complete: false, limitHit },
  ),
];

const text = (lines: readonly string[]) => "\n" + lines.join("\n") + "\n";

describe("the text report", () => {
  it("shows verdicts in an aligned table, with the tick for what holds alone", () => {
    expect(text(renderSummaryTable(results, false, plainStyle()))).toMatchInlineSnapshot(`
      "
        scenario     variant  property                verdict         states    time
        ───────────  ───────  ──────────────────────  ───────────  ─────────  ──────
        skewed join  aligned  consistent cut          ✗ violated     412,339  914 ms
                              no wedge                ✓ holds
                              a checkpoint completes  ✓ reached
                              exactly once            ! vacuous
                              restorable              · not found
        cascade      aligned  no wedge                ? undecided  ≥ 412,339  914 ms
                              consistent cut          ? undecided
      "
    `);
  });

  it("gives a reason for everything else, and each limit once", () => {
    expect(text(renderReasons(results, plainStyle(90)))).toMatchInlineSnapshot(`
      "
      skewed join · aligned
        ✗ consistent cut (after 4 steps): checkpoint 1 holds record left:1 in the join's state,
          but the source's offset in it is 0, so after a restore the record is counted twice
        ! exactly once: its premise was true in no reachable state
        · restorable: none in 500 runs
      cascade · aligned
        ? no wedge, consistent cut: --max-states was reached after 1,000 states; raise it to go
          on
      "
    `);
    expect(renderReasons([result([noWedge])], plainStyle())).toEqual([]);
  });

  it("counts verdicts in the last line", () => {
    expect(renderTally(results, plainStyle())).toMatchInlineSnapshot(
      `"✓ 1 hold   ✓ 1 reached   ✗ 1 violated   ? 2 undecided   ! 1 vacuous   · 1 not found"`,
    );
  });

  it("lists coverage in full or in one line a model", () => {
    expect(text(renderCoverage(results, "overview", plainStyle()))).toMatchInlineSnapshot(`
      "
        skewed join · aligned  21/23 transitions, 1 move never enabled
        cascade · aligned      21/23 transitions, 1 move never enabled
      "
    `);
    expect(text(renderCoverage(results.slice(0, 1), "full", plainStyle()))).toMatchInlineSnapshot(`
      "
        skewed join · aligned
          task        12/14 transitions
            never taken:
              - CollectingBarriers.cancel
              - Running.restore
          jobManager    9/9 transitions
          moves never enabled:
            - sink.crash
          wires never used: none
      "
    `);
  });

  it("shares a row among what holds where there are many models", () => {
    expect(text(renderSummaryTable(results, true, plainStyle()))).toMatchInlineSnapshot(`
      "
        scenario     variant  property        verdict         states    time
        ───────────  ───────  ──────────────  ───────────  ─────────  ──────
        skewed join  aligned  consistent cut  ✗ violated     412,339  914 ms
                              exactly once    ! vacuous
                              restorable      · not found
                              2 properties    ✓ holds
        cascade      aligned  no wedge        ? undecided  ≥ 412,339  914 ms
                              consistent cut  ? undecided
      "
    `);
    const report = renderReport(
      checked,
      { coverage: "overview", compact: true, witnesses: false, notChecked: [] },
      plainStyle(),
    );
    const end = report.slice(report.indexOf("\ncoverage"));
    expect(end.replace(/, [^,]+ s\n/, ", …\n")).toMatchInlineSnapshot(`
      "
      coverage
        all moves and wires used in 0 of 2 models; --full tells what each machine never did
        skewed join · aligned: never enabled: sink.crash
        cascade · aligned: never enabled: sink.crash

      statistics
        2 models, 824,678 distinct states, 4,082,466 transitions, 668 calls of XState, …

      ✓ 1 hold   ✓ 1 reached   ✗ 1 violated   ? 2 undecided   ! 1 vacuous   · 1 not found
      "
    `);
  });

  const checked = results.map((each) => ({
    model: {
      ...unblockedChannel.model,
      scenario: each.scenario,
      variant: each.variant,
      properties: [],
    },
    result: each,
  }));

  it("is plain text for anything but a terminal", () => {
    const report = renderReport(
      checked,
      { coverage: "full", witnesses: true, notChecked: [] },
      plainStyle(),
    );
    expect(report).not.toContain("\u001B");
    expect(report).toContain("✗ consistent cut is violated");
    expect(report.trimEnd().split("\n").at(-1)).toBe(renderTally(results, plainStyle()));
  });
});

describe("what a result holds beyond verdicts", () => {
  const measured = result([noWedge], {
    complete: false,
    measures: [{ measure: "skew", unit: "records", maximum: 1, reachedAfter: 12 }],
    exploration: {
      seed: 7,
      runs: 500,
      steps: 12_034,
      distinctStates: 3_201,
      movePairsSeen: 88,
      runsWithNews: 40,
      unseenProbability: 0.0234,
      runsByStrategy: { uniform: 300, pos: 200 },
      runsPerSecond: 1_000,
      stepsPerSecond: 24_000,
    },
  });

  it("gives reachable maxima, as lower bounds where the exploration was cut short", () => {
    expect(text(renderMeasures([measured, results[0]!], plainStyle()))).toMatchInlineSnapshot(`
      "
        model                  measure  maximum      reached
        ─────────────────────  ───────  ───────────  ──────────────
        skewed join · aligned  skew     ≥ 1 records  after 12 moves
      "
    `);
    expect(renderMeasures(results, plainStyle())).toEqual([]);
  });

  it("says how much runs saw and what the next one may still show", () => {
    expect(text(renderStatistics([measured], plainStyle()))).toMatchInlineSnapshot(`
      "
        skewed join · aligned: seed 7, 500 runs (uniform 300, pos 200), 12,034 steps, 3,201 distinct states, 88 pairs of
        moves, 40 runs with something new, the next run shows something new with probability 0.023, 1.00k runs/s, 24.0k
        steps/s
      "
    `);
  });

  it("puts both into the JSON document, rates under timing", () => {
    const document = toDocument([measured], { exitCode: 0, notChecked: [] });
    expect(document.results[0]!.measures).toEqual(measured.measures);
    expect(document.results[0]!.exploration).not.toHaveProperty("runsPerSecond");
    expect(document.timing.results[0]).toMatchObject({ runsPerSecond: 1_000 });
  });
});

describe("the JSON document", () => {
  const context = { exitCode: 1, notChecked: [{ scenario: "late", variant: "aligned" }] };

  it("holds verdicts, counts, coverage and traces by the names of moves", () => {
    const document = toDocument(results, context);
    expect(document.verdict).toBe("violated");
    expect(document.results[0]!.properties[0]).toMatchInlineSnapshot(`
      {
        "kind": "always",
        "name": "consistent cut",
        "reason": "checkpoint 1 holds record left:1 in the join's state, but the source's offset in it is 0, so after a restore the record is counted twice",
        "trace": {
          "length": "shortest",
          "moves": [
            {
              "name": "jobManager.trigger",
              "parameters": {},
            },
            {
              "name": "left.emit",
              "parameters": {},
            },
            {
              "name": "leftChannel.deliver",
              "parameters": {},
            },
            {
              "name": "rightChannel.deliver",
              "parameters": {},
            },
          ],
        },
        "verdict": "violated",
      }
    `);
    expect(document.results[1]!.limitHit).toEqual(limitHit);
  });

  it("differs between two runs in its timing alone", () => {
    const slower = results.map((each) => ({
      ...each,
      statistics: { ...each.statistics, elapsedMs: 5_000 },
    }));
    const first = toDocument(results, context);
    const second = toDocument(slower, context);
    expect(first.timing).not.toEqual(second.timing);
    const { timing } = first;
    expect(renderDocument({ ...second, timing })).toBe(renderDocument(first));
  });

  it("orders its keys and a move's parameters the same way however they were built", () => {
    const withParameters = (parameters: Record<string, number>) =>
      result([
        {
          ...noWedge,
          verdict: "violated",
          evidence: { schedule: [{ move: "a.b", parameters }], steps: [], length: "shortest" },
        },
      ]);
    expect(renderDocument(toDocument([withParameters({ x: 1, y: 2 })], context))).toBe(
      renderDocument(toDocument([withParameters({ y: 2, x: 1 })], context)),
    );
  });
});
