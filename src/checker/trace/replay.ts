import { Outcome, type Kernel } from "../kernel/kernel.ts";
import type { StepFailure } from "../property/builtIn.ts";
import type { Property } from "../property/types.ts";
import { describeFailedStep, findMove, whyNotEnabled, type Obstacle } from "./replayObstacle.ts";
import { ReplayJudge, type ReplayedProperty } from "./replayJudge.ts";
import { stepByPriority } from "./replayStep.ts";
import type { Schedule, ScheduledMove } from "./types.ts";

/** How a replay ended. Steps count from 1; each message is one line that names the step. */
export type ReplayEnd =
  | { readonly kind: "completed" }
  | {
      readonly kind: "no longer applies";
      readonly step: number;
      readonly move: ScheduledMove;
      readonly obstacle: Obstacle;
      readonly message: string;
    }
  | {
      /** The step is itself a violation, so nothing can come after it. */
      readonly kind: "step failed";
      readonly step: number;
      readonly move: ScheduledMove;
      readonly failure: StepFailure;
      readonly message: string;
    };

/** What became of a recorded schedule on a network. */
export interface ReplayOutcome {
  /** The moves that ran, one that failed included; `recordSteps` tells them step by step. */
  readonly moves: readonly number[];
  readonly end: ReplayEnd;
  /** What the run says of each property and of the two built-in ones, in this order. */
  readonly properties: readonly ReplayedProperty[];
}

/** Runs a schedule by the names of its moves, as far as it applies, and judges `properties` by it. */
export function replay(
  kernel: Kernel,
  schedule: Schedule,
  properties: readonly Property[] = [],
): ReplayOutcome {
  const judge = new ReplayJudge(kernel, properties);
  const state = kernel.initialState();
  const moves: number[] = [];
  let end: ReplayEnd = { kind: "completed" };
  judge.observe(state, 0);
  for (const [index, scheduled] of schedule.entries()) {
    const step = index + 1;
    const move = findMove(kernel, scheduled);
    const outcome = move === undefined ? Outcome.refused : stepByPriority(kernel, state, move);
    if (outcome === Outcome.refused || outcome === Outcome.blocked) {
      const { obstacle, message } = whyNotEnabled(kernel, state, scheduled);
      const text = `Step ${step}: ${message}`;
      end = { kind: "no longer applies", step, move: scheduled, obstacle, message: text };
      break;
    }
    moves.push(move!);
    if (outcome !== Outcome.taken) {
      end = failedStep(kernel, state, scheduled, step, outcome);
      judge.observeFailedStep(end.failure, step, end.message);
      break;
    }
    state.set(kernel.next);
    judge.observe(state, step);
  }
  return { moves, end, properties: judge.verdicts(moves.length === schedule.length) };
}

function failedStep(
  kernel: Kernel,
  state: Int32Array,
  move: ScheduledMove,
  step: number,
  outcome: Outcome,
): Extract<ReplayEnd, { kind: "step failed" }> {
  const failure = outcome === Outcome.livelock ? "livelock" : "unspecified reception";
  const message = `Step ${step}: ${describeFailedStep(kernel, state, move, failure)}`;
  return { kind: "step failed", step, move, failure, message };
}
