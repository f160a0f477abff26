import type { Kernel } from "../kernel/kernel.ts";
import { recordSteps, scheduleOf } from "../trace/record.ts";
import type { Schedule, StepRecord } from "../trace/types.ts";

/** What a run did wrong. */
export interface Violation {
  readonly property: string;
  readonly reason: string;
}

/**
 * One run from the initial state: the value that `scheduleArbitrary` generates. Its choices are its
 * moves, by index into `kernel.moves`, rather than positions among the enabled ones: a choice then
 * keeps its meaning when choices before it are taken away.
 */
export class Run {
  readonly kernel: Kernel;
  readonly moves: readonly number[];
  /** The strategy that chose the moves, or how else they came about. */
  readonly strategy: string;
  /** Present when the run ends in a violation; the last move may then be one that fails. */
  readonly violation: Violation | undefined;

  constructor(
    kernel: Kernel,
    moves: readonly number[],
    strategy: string,
    violation: Violation | undefined,
  ) {
    this.kernel = kernel;
    this.moves = moves;
    this.strategy = strategy;
    this.violation = violation;
  }

  /** The moves by their names, as they are stored and replayed. */
  get schedule(): Schedule {
    return scheduleOf(this.kernel, this.moves);
  }

  /** What each step did. */
  get steps(): StepRecord[] {
    return recordSteps(this.kernel, this.moves);
  }

  /** What fast-check prints for it: the schedule in one line, and what it violates. */
  toString(): string {
    const names = this.moves.map((move) => this.kernel.moves[move]!.name).join(", ");
    const count = `${this.moves.length} ${this.moves.length === 1 ? "move" : "moves"}`;
    const end = this.violation === undefined ? "" : `, violating "${this.violation.property}"`;
    return `Run(${count} by ${this.strategy}${end}: ${names})`;
  }
}
