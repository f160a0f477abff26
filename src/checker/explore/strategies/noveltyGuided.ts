import type { Random } from "fast-check";
import { pick, pickMove } from "../randomness.ts";
import type { NoveltyArchive } from "./noveltyArchive.ts";
import type { Situation, Strategy } from "./strategy.ts";

/**
 * Mutates schedules that showed something new and runs the mutants (after Mallory: CCS 2023, and
 * Fest: NSDI 2026). A mutant's steps are taken as far as they are enabled; after its end the run goes
 * on at random. Its runs depend on all runs before, so they are no independent sample.
 */
export class NoveltyGuided implements Strategy {
  readonly #archive: NoveltyArchive;
  #random: Random | undefined;
  #plan: readonly number[] = [];
  #position = 0;

  /** The archive is fed by whoever runs the strategies, so that it can learn from all of them. */
  constructor(archive: NoveltyArchive) {
    this.#archive = archive;
  }

  newRun(random: Random): boolean {
    const { kept } = this.#archive;
    this.#random = random;
    this.#plan = kept.length === 0 ? [] : mutate(pick(kept, random), kept, random);
    this.#position = 0;
    return true;
  }

  choose(enabled: readonly number[], situation: Situation): number {
    while (this.#position < this.#plan.length) {
      const planned = this.#plan[this.#position++]!;
      if (enabled.includes(planned)) return planned;
    }
    return pickMove(enabled, situation, this.#random!);
  }

  observe(): void {
    // The archive observes.
  }
}

type Mutation = (
  schedule: readonly number[],
  kept: readonly (readonly number[])[],
  random: Random,
) => readonly number[];

const MUTATIONS: readonly Mutation[] = [cut, moveOneStep, leaveOutSome, cross];

function mutate(...[schedule, kept, random]: Parameters<Mutation>): readonly number[] {
  return pick(MUTATIONS, random)(schedule, kept, random);
}

/** Keeps a beginning; what follows is up to chance. */
function cut(...[schedule, , random]: Parameters<Mutation>): readonly number[] {
  return schedule.slice(0, random.nextInt(0, schedule.length - 1));
}

/** Lets one step happen earlier or later. */
function moveOneStep(...[schedule, , random]: Parameters<Mutation>): readonly number[] {
  const from = random.nextInt(0, schedule.length - 1);
  return schedule
    .toSpliced(from, 1)
    .toSpliced(random.nextInt(0, schedule.length - 1), 0, schedule[from]!);
}

/** Leaves out up to eight steps in a row. */
function leaveOutSome(...[schedule, , random]: Parameters<Mutation>): readonly number[] {
  return schedule.toSpliced(random.nextInt(0, schedule.length - 1), random.nextInt(1, 8));
}

/** Goes on with the end of another schedule. */
function cross(...[schedule, kept, random]: Parameters<Mutation>): readonly number[] {
  const other = pick(kept, random);
  return [
    ...schedule.slice(0, random.nextInt(0, schedule.length)),
    ...other.slice(random.nextInt(0, other.length)),
  ];
}
