import { Outcome, type Kernel } from "../kernel/kernel.ts";
import type { Property } from "../property/types.ts";
import { PropertyMonitor } from "../search/monitor.ts";
import { BUILT_IN_PROPERTIES } from "../property/builtIn.ts";
import type { EnabledMoves } from "./enabledMoves.ts";

/** What decided a property: the moves that lead from the initial state to it. */
export interface Finding {
  readonly property: string;
  /** Violated, or a `sometimes` that was reached. */
  readonly violated: boolean;
  readonly moves: readonly number[];
}

/** Watches runs for the first state or step that decides each property, built-in ones included. */
export class Findings {
  readonly monitors: readonly PropertyMonitor[];
  readonly #byProperty = new Map<string, Finding>();
  readonly #moves: readonly number[];
  #open: readonly PropertyMonitor[];

  /** `moves` are the steps of the current run, kept up to date by whoever walks. */
  constructor(kernel: Kernel, properties: readonly Property[], moves: readonly number[]) {
    this.monitors = properties.map((property) => new PropertyMonitor(kernel, property));
    this.#open = this.monitors;
    this.#moves = moves;
  }

  get(property: string): Finding | undefined {
    return this.#byProperty.get(property);
  }

  /** The first violation since the beginning, or since all was forgotten. */
  get violation(): Finding | undefined {
    for (const finding of this.#byProperty.values()) if (finding.violated) return finding;
    return undefined;
  }

  /** Lets every property be decided anew. */
  forget(): void {
    this.#byProperty.clear();
    for (const monitor of this.monitors) monitor.discovery = undefined;
    this.#open = this.monitors;
  }

  /** Looks at a state, reached from `before` unless it is the initial one, and what it enables. */
  observe(state: Int32Array, before: Int32Array | undefined, enabled: EnabledMoves): void {
    const steps = this.#moves.length;
    for (const { move, outcome } of enabled.failing) this.#noteFailing(move, outcome);
    let decided = false;
    for (const monitor of this.#open) {
      monitor.observe(state, steps, before);
      if (!enabled.owed) monitor.observeStuck(state, steps);
      decided ||= monitor.discovery !== undefined;
    }
    if (decided) this.#noteDecided();
  }

  #noteDecided(): void {
    for (const { property, discovery } of this.#open) {
      if (discovery !== undefined) {
        this.#note(property.name, property.kind !== "sometimes", [...this.#moves]);
      }
    }
    this.#open = this.#open.filter((monitor) => monitor.discovery === undefined);
  }

  #noteFailing(move: number, outcome: Outcome): void {
    const failure = outcome === Outcome.livelock ? "livelock" : "unspecified reception";
    const property = BUILT_IN_PROPERTIES[failure];
    if (!this.#byProperty.has(property)) this.#note(property, true, [...this.#moves, move]);
  }

  #note(property: string, violated: boolean, moves: readonly number[]): void {
    this.#byProperty.set(property, { property, violated, moves });
  }
}
