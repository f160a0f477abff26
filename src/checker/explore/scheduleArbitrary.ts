import { isDeepStrictEqual } from "node:util";
import fc, { type Random } from "fast-check";
import type { Kernel } from "../kernel/kernel.ts";
import type { Model } from "../property/index.ts";
import { Run } from "./run.ts";
import { RunGenerator, type RunOptions } from "./runGenerator.ts";

/**
 * Proposes simpler move sequences in place of a run's, the most promising first. They need not be
 * runs: moves that are not enabled are passed over. fast-check takes the first that still fails and
 * asks again with it, so what is proposed must be simpler by an order that has an end.
 *
 * @example
 * const shrinker: Shrinker = ({ kernel, moves, violation }) => [
 *   reduceSchedule(kernel, moves, targetFor(model, kernel, violation!.property)).moves,
 * ];
 */
export type Shrinker = (run: Run) => Iterable<readonly number[]>;

/** How schedules are generated and shrunk. */
export interface ScheduleOptions extends RunOptions {
  /** Default: no shrinking. */
  readonly shrinker?: Shrinker | undefined;
}

/**
 * Runs of a model as fast-check values. Every step of a run is enabled where it is taken. A run ends
 * where it violates a property of the model, which `run.violation` then tells; given a kernel instead
 * of a model, only the built-in properties are watched. The kernel's tables are kept from run to run.
 *
 * @example
 * fc.assert(fc.property(scheduleArbitrary(model, { strategy: "pos" }), (run) => !run.violation));
 */
export function scheduleArbitrary(
  source: Model | Kernel,
  { shrinker, ...options }: ScheduleOptions = {},
): fc.Arbitrary<Run> {
  return new ScheduleArbitrary(new RunGenerator(source, options), shrinker ?? (() => []));
}

/**
 * The fast-check property that no run violates the model, for `fc.assert` and `fc.check` with their
 * usual seed, path, numRuns and verbosity. A `sometimes` cannot fail in a single run, so it is not
 * part of it.
 *
 * @example
 * fc.assert(scheduleProperty(model), { numRuns: 10_000, seed: 42 });
 */
export function scheduleProperty(
  source: Model | Kernel,
  options: ScheduleOptions = {},
): fc.IPropertyWithHooks<[Run]> {
  return fc.property(scheduleArbitrary(source, options), ({ kernel, violation }) => {
    kernel.finishDeterminismCheck();
    if (violation === undefined) return;
    throw new Error(`"${violation.property}" is violated: ${violation.reason}`);
  });
}

class ScheduleArbitrary extends fc.Arbitrary<Run> {
  readonly #generator: RunGenerator;
  readonly #shrinker: Shrinker;

  constructor(generator: RunGenerator, shrinker: Shrinker) {
    super();
    this.#generator = generator;
    this.#shrinker = shrinker;
  }

  /** fast-check's bias towards small values is not followed: short runs find little. */
  override generate(random: Random): fc.Value<Run> {
    return new fc.Value(this.#generator.generate(random), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Run {
    return value instanceof Run && value.kernel === this.#generator.kernel;
  }

  override shrink(run: Run): fc.Stream<fc.Value<Run>> {
    return fc.stream(this.#simplerRuns(run));
  }

  *#simplerRuns(run: Run): IterableIterator<fc.Value<Run>> {
    for (const moves of this.#shrinker(run)) {
      const simpler = this.#generator.follow(moves);
      // Proposing the same run again would keep fast-check busy for ever.
      if (!isDeepStrictEqual(simpler.moves, run.moves)) yield new fc.Value(simpler, undefined);
    }
  }
}
