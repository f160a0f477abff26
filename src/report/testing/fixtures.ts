import { createMachine } from "xstate";
import type { CheckResult, Evidence, PropertyResult } from "../../checker/search/result.ts";
import type { Change, Delivery, StepRecord } from "../../checker/trace/types.ts";
import type { Glyph } from "../../checker/property/index.ts";
import type { TimelineModel } from "../timeline/timeline.ts";

/** A model for timelines: instance names alone, those in `observers` only listening. */
export function timelineModel(
  names: readonly string[],
  observers: readonly string[] = [],
  glyphs: Readonly<Record<string, Glyph>> = {},
): TimelineModel {
  const instances = Object.fromEntries(
    names.map((name) => [
      name,
      { machine: createMachine({}), input: undefined, observer: observers.includes(name) },
    ]),
  );
  return {
    network: { name: "fixture", instances, wires: [], moves: [], maxDeliveriesPerStep: 1_000 },
    glyphs,
  };
}

/**
 * A step from `instance.event` receptions, the move first; each later one may name its emitter:
 * `left > channel.barrier`. A leading `!` makes it a refusal.
 */
export function step(receptions: readonly string[], changes: readonly Change[] = []): StepRecord {
  const deliveries = receptions.map(parseReception);
  const [move] = deliveries;
  return {
    move: { move: `${move!.instance}.${move!.event}`, parameters: move!.parameters },
    deliveries,
    changes,
  };
}

function parseReception(text: string): Delivery {
  const [, refused, emitter, instance, event] = /^(!?)(?:(\w+) > )?(\w+)\.(\w+)$/.exec(text)!;
  return {
    instance: instance!,
    event: event!,
    parameters: {},
    ...(emitter && { from: { instance: emitter, port: event! } }),
    accepted: refused === "",
  };
}

/** A change of one place. */
export function change(
  instance: string,
  path: string,
  before: Change["before"],
  after: Change["after"],
): Change {
  return { instance, path, before, after };
}

/** Evidence from steps, with the schedule that belongs to them. */
export function evidence(steps: readonly StepRecord[]): Evidence {
  return { schedule: steps.map(({ move }) => move), steps, length: "shortest" };
}

/** A complete exhaustive result with the given properties. */
export function result(
  properties: readonly PropertyResult[],
  overrides: Partial<CheckResult> = {},
): CheckResult {
  return {
    scenario: "skewed join",
    variant: "aligned",
    method: "exhaustive",
    complete: true,
    properties,
    statistics: {
      states: 412_339,
      transitions: 2_041_233,
      depth: 57,
      elapsedMs: 914,
      xstateCalls: 334,
      determinismRechecks: 16,
      bytesPerState: 44.6,
    },
    coverage: {
      machines: [
        {
          machine: "task",
          instances: ["join"],
          transitions: 14,
          taken: 12,
          neverTaken: ["CollectingBarriers.cancel", "Running.restore"],
        },
        {
          machine: "jobManager",
          instances: ["jobManager"],
          transitions: 9,
          taken: 9,
          neverTaken: [],
        },
      ],
      movesNeverEnabled: ["sink.crash"],
      wiresNeverUsed: [],
    },
    ...overrides,
  };
}

/** A short violation of the aligned protocol, with nearly every kind of sign and change in it. */
export const unblockedChannel: {
  readonly model: TimelineModel;
  readonly property: PropertyResult & { readonly evidence: Evidence };
} = {
  model: timelineModel(
    ["jobManager", "left", "right", "leftChannel", "rightChannel", "join", "sink", "ledger"],
    ["ledger"],
    { barrier: "block", snapshot: "snapshot", acknowledge: "acknowledge" },
  ),
  property: {
    property: "consistent cut",
    kind: "always",
    verdict: "violated",
    reason:
      "checkpoint 1 holds record left:1 in the join's state, but the source's offset in it is 0, so after a restore the record is counted twice",
    evidence: evidence([
      step(
        ["jobManager.trigger", "jobManager > left.checkpoint", "left > leftChannel.put"],
        [
          change("jobManager", "pending", [], [{ id: 1, acknowledged: [] }]),
          change("left", "checkpoint", null, 1),
          change("leftChannel", "queue", [], [{ type: "barrier", id: 1 }]),
        ],
      ),
      step(
        ["left.emit", "left > leftChannel.put", "left > ledger.emitted"],
        [
          change("left", "offset", 0, 1),
          change("leftChannel", "queue[1]", undefined, "left:1"),
          change("ledger", "emitted", ["a"], ["a", "left:1"]),
        ],
      ),
      step(
        ["leftChannel.deliver", "leftChannel > join.barrier"],
        [
          change("leftChannel", "queue[0]", "barrier", "left:1"),
          change("leftChannel", "queue[1]", "left:1", undefined),
          change("join", "", "WaitingForFirstBarrier", "CollectingBarriers"),
          change("join", "blocked", [], ["left"]),
        ],
      ),
      step(
        ["rightChannel.deliver", "rightChannel > join.snapshot", "join > jobManager.acknowledge"],
        [
          change("join", "", { Running: "Aligning" }, { Running: "Idle" }),
          change("join", "counts.left[0]", 0, 1),
          change("jobManager", "pending[0].acknowledged[0]", undefined, "join"),
        ],
      ),
    ]),
  },
};
