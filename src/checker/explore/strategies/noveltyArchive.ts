import type { Kernel } from "../../kernel/kernel.ts";

/** Event types of one instance that are told apart; further ones share a mark. */
const KINDS = 64;

/** Schedules kept; a new one takes the place of the oldest. */
const KEPT = 128;

/**
 * Schedules that showed something new: two moves one right after the other, or a pairwise timeline,
 * which is that some instance received event `a` before event `b` (the pairwise novelty of Fest:
 * NSDI 2026, and of P's feedback strategies). New states are no reason to keep a schedule: in a large
 * state space every run has some, so they would steer nowhere.
 */
export class NoveltyArchive {
  readonly kept: (readonly number[])[] = [];
  readonly #kernel: Kernel;
  readonly #kinds: Map<string, number>[];
  readonly #kindOfEvent: number[][];
  readonly #timelines: Uint8Array[];
  readonly #movePairs: (Uint8Array | undefined)[] = [];
  readonly #seenInRun: number[][];
  #run: number[] = [];
  #showedNews = false;
  #keptInAll = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#kinds = kernel.names.map(() => new Map<string, number>());
    this.#kindOfEvent = kernel.names.map(() => []);
    this.#timelines = kernel.names.map(() => new Uint8Array(KINDS * KINDS));
    this.#seenInRun = kernel.names.map(() => []);
  }

  /** Ends the run before, and keeps it if it showed something new. */
  newRun(): void {
    if (this.#showedNews) this.kept[this.#keptInAll++ % KEPT] = this.#run;
    this.#run = [];
    this.#showedNews = false;
    for (const seen of this.#seenInRun) seen.length = 0;
  }

  /** Notes the step that the kernel has just taken. */
  observe(move: number): void {
    const { deliveries } = this.#kernel;
    const before = this.#run.at(-1);
    if (before !== undefined) this.#noteMovePair(before, move);
    this.#run.push(move);
    for (let index = 0; index < deliveries.length; index++) {
      this.#noteReception(deliveries.receiver(index), deliveries.event(index));
    }
  }

  #noteMovePair(before: number, move: number): void {
    const row = (this.#movePairs[before] ??= new Uint8Array(this.#kernel.moves.length));
    if (row[move] === 0) this.#showedNews = true;
    row[move] = 1;
  }

  #noteReception(instance: number, event: number): void {
    const kind = (this.#kindOfEvent[instance]![event] ??= this.#kindOf(instance, event));
    const timelines = this.#timelines[instance]!;
    const seen = this.#seenInRun[instance]!;
    for (const earlier of seen) {
      if (timelines[earlier * KINDS + kind] === 0) this.#showedNews = true;
      timelines[earlier * KINDS + kind] = 1;
    }
    if (!seen.includes(kind)) seen.push(kind);
  }

  #kindOf(instance: number, event: number): number {
    const kinds = this.#kinds[instance]!;
    const { type } = this.#kernel.event(instance, event);
    const kind = kinds.get(type) ?? kinds.size % KINDS;
    kinds.set(type, kind);
    return kind;
  }
}
