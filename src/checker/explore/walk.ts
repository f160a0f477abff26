import type { Random } from "fast-check";
import { Outcome, type Kernel } from "../kernel/kernel.ts";
import { EnabledMoves } from "./enabledMoves.ts";
import { InterestingReceptions, type Interest } from "./interest.ts";
import { moveWeights, type AdversaryProfile } from "./profile.ts";
import type { Strategy } from "./strategies/strategy.ts";

/** How a kernel is walked. */
export interface WalkOptions {
  /** The most steps of one run. Default 500. */
  readonly maxSteps?: number;
  /** The adversary's preferences. Default: all moves alike. */
  readonly profile?: AdversaryProfile | undefined;
  /** The events whose order SURW samples evenly. Default: all. */
  readonly interesting?: Interest | undefined;
}

/** Looks on while a run goes by. */
export interface Spectator {
  /** The kernel has just taken `move` in `state`; `kernel.deliveries` still tells the step. */
  stepped(move: number, state: Int32Array): void;
  /**
   * The run has come to `state`, and `enabled` tells what is possible there. `before` is the state
   * that the last step was taken in, unless this is the initial state. True ends the run.
   */
  arrived(state: Int32Array, before: Int32Array | undefined, enabled: EnabledMoves): boolean;
}

const DEFAULT_MAX_STEPS = 500;

/**
 * Walks a kernel from its initial state, one enabled move after the other. It keeps nothing from one
 * run to the next but the kernel's tables, so a run is a function of the strategy's choices.
 */
export class Walk {
  readonly kernel: Kernel;
  readonly maxSteps: number;
  /** The weight of each move, by the profile. */
  readonly weights: Float64Array;
  /** What is possible in the current state. */
  readonly enabled: EnabledMoves;
  /** The steps of the run so far. It is reused: copy what is to be kept. */
  readonly moves: number[] = [];
  readonly #state: Int32Array;
  readonly #before: Int32Array;

  constructor(kernel: Kernel, { maxSteps, profile, interesting }: WalkOptions) {
    this.kernel = kernel;
    this.maxSteps = maxSteps ?? DEFAULT_MAX_STEPS;
    this.weights = moveWeights(kernel.moves, profile);
    const interest = interesting && new InterestingReceptions(kernel, interesting);
    this.enabled = new EnabledMoves(kernel, this.weights, interest);
    this.#state = kernel.initialState();
    this.#before = kernel.initialState();
  }

  /**
   * One run, to where no move is enabled, to `maxSteps`, or to where the spectator ends it. False
   * when the strategy has no further run.
   */
  run(strategy: Strategy, random: Random, spectator: Spectator): boolean {
    if (!strategy.newRun(random)) return false;
    const { enabled } = this;
    this.#restart();
    while (!this.#arrive(spectator)) {
      const move = strategy.choose(enabled.moves, enabled);
      this.#take(move, spectator);
      strategy.observe(move, enabled.moves, enabled);
    }
    return true;
  }

  /** Takes the given moves as far as they are enabled, passing over the others. */
  follow(moves: readonly number[], spectator: Spectator): void {
    this.#restart();
    let over = this.#arrive(spectator);
    for (const move of moves) {
      if (over) return;
      if (!this.enabled.moves.includes(move)) continue;
      this.#take(move, spectator);
      over = this.#arrive(spectator);
    }
  }

  #restart(): void {
    this.moves.length = 0;
    this.#state.fill(0);
  }

  /** Finds out what is possible in the current state, and whether the run is over. */
  #arrive(spectator: Spectator): boolean {
    const { enabled, moves } = this;
    enabled.update(this.#state, moves.length);
    const before = moves.length === 0 ? undefined : this.#before;
    if (spectator.arrived(this.#state, before, enabled)) return true;
    return enabled.moves.length === 0 || moves.length >= this.maxSteps;
  }

  #take(move: number, spectator: Spectator): void {
    if (this.kernel.step(this.#state, move) !== Outcome.taken) {
      throw new Error(`A strategy chose ${this.kernel.moves[move]!.name}, which is not enabled.`);
    }
    spectator.stepped(move, this.#state);
    this.moves.push(move);
    this.#before.set(this.#state);
    this.#state.set(this.kernel.next);
  }
}
