import { describe, expect, it } from "vitest";
import type { ImportedJob, JobEdge } from "../flink/index.ts";
import { plainStyle } from "../report/index.ts";
import { exampleJob } from "./exampleJob.ts";
import { jobDocument, type ImportedRun } from "./importJob.ts";
import { renderImportedJob } from "./jobReport.ts";
import { counterScenario } from "./testing/counterModels.ts";
import { documentIn, runCounter } from "./testing/runCounter.ts";

const edge = (from: string, to: string, overrides: Partial<JobEdge> = {}): JobEdge => ({
  from,
  to,
  strategy: "HASH",
  exchange: "pipelined_bounded",
  carriesBarriers: true,
  forcedAligned: false,
  isPointwise: false,
  channels: 4,
  ...overrides,
});

const job: ImportedJob = {
  name: "orders",
  vertices: [
    { id: "a", name: "Orders", role: "source", isTerminal: false, parallelism: 2, inputs: [] },
    { id: "b", name: "Rates", role: "source", isTerminal: false, parallelism: 2, inputs: [] },
    { id: "c", name: "Join", role: "join", isTerminal: false, parallelism: 2, inputs: ["a", "b"] },
    { id: "d", name: "Audit", role: "sink", isTerminal: true, parallelism: 1, inputs: ["c"] },
  ],
  edges: [
    edge("a", "c"),
    edge("b", "c", {
      strategy: "FORWARD",
      forcedAligned: true,
      forcedAlignedReason: "a pointwise edge cannot be rescaled",
    }),
    edge("c", "d"),
  ],
  settings: {} as ImportedJob["settings"],
  keys: {
    modelled: [
      {
        key: "execution.checkpointing.interval",
        value: "30s",
        meaning: "time between periodic triggers",
      },
      {
        key: "execution.checkpointing.num-retained",
        alias: "state.checkpoints.num-retained",
        value: "2",
        meaning: "completed checkpoints that are kept",
      },
    ],
    read: [{ key: "state.backend.local-recovery", value: "true", meaning: "a local copy, too" }],
    passedOver: 12,
    notes: ["The interval is shorter than the pause."],
  },
  notes: [],
};

const run: ImportedRun = {
  sources: { planPath: "plan.json" },
  job,
  scope: {
    job: {
      name: "orders",
      tasks: [
        { name: "orders1", vertex: "a", vertexName: "Orders", role: "source" },
        { name: "rates1", vertex: "b", vertexName: "Rates", role: "source" },
        { name: "join1", vertex: "c", vertexName: "Join", role: "join" },
      ],
      channels: [
        { from: "orders1", to: "join1", forcedAligned: false },
        { from: "rates1", to: "join1", forcedAligned: true },
      ],
    },
    cuts: ["Audit is left out, because nothing is aligned in it."],
  },
  scenario: counterScenario(job),
};

describe("the head of a report on a real job", () => {
  it("says what was read, what of it is checked, and what was left out", () => {
    const text = renderImportedJob(run, plainStyle()).join("\n");
    expect(`\n${text}\n`).toMatchInlineSnapshot(`
      "
      job orders
        plan    plan.json
        config  none, so Flink's defaults hold
        4 vertices and 3 edges in the plan; 3 tasks and 2 channels in the model
        checked under the variant careful

        vertex  role    parallelism  in the model as
        ──────  ──────  ───────────  ───────────────
        Orders  source            2  orders1
        Rates   source            2  rates1
        Join    join              2  join1
        Audit   sink              1  left out

        edge           strategy  alignment      in the model as
        ─────────────  ────────  ─────────────  ───────────────
        Orders → Join  HASH      as configured  orders1 → join1
        Rates → Join   FORWARD   forced         rates1 → join1
        Join → Audit   HASH      as configured  left out

        always aligned, also with unaligned checkpoints
          - Rates → Join: a pointwise edge cannot be rescaled

        configuration that shapes the model
          - execution.checkpointing.interval: 30s (time between periodic triggers)
          - state.checkpoints.num-retained: 2 (completed checkpoints that are kept)

        read and checked, but without a part in the model yet
          - state.backend.local-recovery: true

        12 other keys passed over, which have nothing to do with checkpoints

        cut to a small scope, which can be searched exhaustively
          - Audit is left out, because nothing is aligned in it.

        bounds of the model
          - It counts to 3 and no further.

        notes
          - The interval is shorter than the pause.
      "
    `);
  });

  it("stands before the verdicts", async () => {
    const { planPath, configPath } = exampleJob();
    const line = ["check", "--plan", planPath, "--config", configPath!];
    const { code, out } = await runCounter(line);
    expect(code).toBe(0);
    expect(out.indexOf("TemporalJoin")).toBeLessThan(out.indexOf("scenario"));
    expect(out).toContain("cut to a small scope");
    const { job: written } = documentIn((await runCounter([...line, "--json"])).out);
    expect(written).toMatchObject({ scope: { tasks: [{ role: "source" }, {}, {}, {}] } });
  });
});

describe("the job in the JSON document", () => {
  it("names vertices, edges, the small scope and keys", () => {
    expect(jobDocument(run)).toMatchInlineSnapshot(`
      {
        "edges": [
          {
            "forcedAligned": false,
            "from": "Orders",
            "strategy": "HASH",
            "to": "Join",
          },
          {
            "forcedAligned": true,
            "from": "Rates",
            "strategy": "FORWARD",
            "to": "Join",
          },
          {
            "forcedAligned": false,
            "from": "Join",
            "strategy": "HASH",
            "to": "Audit",
          },
        ],
        "keys": {
          "modelled": [
            {
              "key": "execution.checkpointing.interval",
              "value": "30s",
            },
            {
              "alias": "state.checkpoints.num-retained",
              "key": "execution.checkpointing.num-retained",
              "value": "2",
            },
          ],
          "passedOver": 12,
          "read": [
            {
              "key": "state.backend.local-recovery",
              "value": "true",
            },
          ],
        },
        "name": "orders",
        "notes": [
          "The interval is shorter than the pause.",
        ],
        "scope": {
          "bounds": [
            "It counts to 3 and no further.",
          ],
          "channels": [
            {
              "forcedAligned": false,
              "from": "orders1",
              "to": "join1",
            },
            {
              "forcedAligned": true,
              "from": "rates1",
              "to": "join1",
            },
          ],
          "cuts": [
            "Audit is left out, because nothing is aligned in it.",
          ],
          "tasks": [
            {
              "name": "orders1",
              "role": "source",
              "vertex": "Orders",
            },
            {
              "name": "rates1",
              "role": "source",
              "vertex": "Rates",
            },
            {
              "name": "join1",
              "role": "join",
              "vertex": "Join",
            },
          ],
        },
        "vertices": [
          {
            "name": "Orders",
            "parallelism": 2,
            "role": "source",
          },
          {
            "name": "Rates",
            "parallelism": 2,
            "role": "source",
          },
          {
            "name": "Join",
            "parallelism": 2,
            "role": "join",
          },
          {
            "name": "Audit",
            "parallelism": 1,
            "role": "sink",
          },
        ],
      }
    `);
  });
});
