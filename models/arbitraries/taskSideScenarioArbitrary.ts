import fc, { type Random } from "fast-check";
import type { TaskSideTopology } from "../taskSideTopology.ts";
import type { TaskSideVariant } from "../variants/taskSideVariant.ts";
import { taskSideVariants } from "../variants/taskSideVariants.ts";
import { explicit } from "./explicitTopology.ts";
import { fitsVariant } from "./fitsVariant.ts";
import { simplerTaskSides } from "./simplerTaskSides.ts";
import { defaultTaskSideBounds } from "./taskSideLimits.ts";
import type { TaskSideBounds, TaskSideLimits } from "./taskSideLimits.ts";
import { unshrunkTaskSide } from "./taskSidePlan.ts";

/** What a random task-side scenario is drawn from. */
export interface TaskSideScenarioLimits extends TaskSideLimits {
  /** The simplest first; correct ones or mutants. Default: those that are meant to be correct. */
  readonly variants?: readonly TaskSideVariant[];
}

/** A random task side and the variant that it runs under, as plain data. */
export interface RandomTaskSideScenario {
  /** By name. */
  readonly variant: string;
  readonly topology: TaskSideTopology;
}

/**
 * Random task sides under random variants, each one that the variant has to cope with: no credits
 * where it knows none, no crash where it models none. A scenario shrinks towards the first variant that
 * its topology fits, one input without records, one checkpoint, nothing that goes wrong and the most
 * buffers. Examples given by hand shrink, too.
 *
 * @example
 * fc.sample(taskSideScenarioArbitrary({ maxCrashes: 0 }), { seed: 1, numRuns: 10 });
 */
export function taskSideScenarioArbitrary(
  limits: TaskSideScenarioLimits = {},
): fc.Arbitrary<RandomTaskSideScenario> {
  const { variants = taskSideVariants, ...bounds } = limits;
  return new TaskSideScenarioArbitrary(variants, { ...defaultTaskSideBounds, ...bounds });
}

/** Shrinks variant and topology together, since what the one supports bounds what the other has. */
class TaskSideScenarioArbitrary extends fc.Arbitrary<RandomTaskSideScenario> {
  readonly #variants: readonly TaskSideVariant[];
  readonly #bounds: TaskSideBounds;
  readonly #unshrunk: fc.Arbitrary<RandomTaskSideScenario>;

  constructor(variants: readonly TaskSideVariant[], bounds: TaskSideBounds) {
    super();
    this.#variants = variants;
    this.#bounds = bounds;
    this.#unshrunk = fc.oneof(
      ...variants.map((variant) =>
        unshrunkTaskSide(bounds, variant).map((topology) => ({ variant: variant.name, topology })),
      ),
    );
  }

  override generate(
    random: Random,
    biasFactor: number | undefined,
  ): fc.Value<RandomTaskSideScenario> {
    return new fc.Value(this.#unshrunk.generate(random, biasFactor).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is RandomTaskSideScenario {
    const { variant, topology } = value as RandomTaskSideScenario;
    const known = this.#variants.find(({ name }) => name === variant);
    return known !== undefined && fitsVariant(topology, known);
  }

  override shrink(scenario: RandomTaskSideScenario): fc.Stream<fc.Value<RandomTaskSideScenario>> {
    return fc.stream(this.#simpler(scenario)).map((value) => new fc.Value(value, undefined));
  }

  *#simpler({
    variant,
    topology,
  }: RandomTaskSideScenario): IterableIterator<RandomTaskSideScenario> {
    const at = this.#variants.findIndex(({ name }) => name === variant);
    for (const simpler of this.#variants.slice(0, at)) {
      if (fitsVariant(topology, simpler)) yield { variant: simpler.name, topology };
    }
    for (const simpler of simplerTaskSides(explicit(topology), this.#bounds)) {
      if (fitsVariant(simpler, this.#variants[at]!)) yield { variant, topology: simpler };
    }
  }
}
