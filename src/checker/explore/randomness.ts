import fc, { type Random } from "fast-check";
import type { Situation } from "./strategies/strategy.ts";

const RESOLUTION = 2 ** 31;

/** A uniform number in (0, 1]. */
export function unit(random: Random): number {
  return random.nextInt(1, RESOLUTION) / RESOLUTION;
}

/** One of `items`, each as likely as the others. */
export function pick<T>(items: readonly T[], random: Random): T {
  return items[random.nextInt(0, items.length - 1)]!;
}

/** One of `moves`, each as likely as its weight says. */
export function pickMove(moves: readonly number[], situation: Situation, random: Random): number {
  let total = 0;
  for (const move of moves) total += situation.weight(move);
  let rest = total * unit(random);
  for (const move of moves) {
    rest -= situation.weight(move);
    if (rest <= 0) return move;
  }
  return moves.at(-1)!;
}

/**
 * A random time after which an exponential clock of rate `weight` rings. Of several clocks each is
 * the first to ring with a probability proportional to its weight, and all orders follow suit, so
 * sorting by such times is a weighted random permutation.
 */
export function ringingTime(weight: number, random: Random): number {
  return -Math.log(unit(random)) / weight;
}

/** Fast-check's own generator, started from `seed`. */
export function randomFrom(seed: number): Random {
  return fc.sample(new GeneratorItself(), { seed, numRuns: 1 })[0]!;
}

/** Hands out the very generator that fast-check would draw values with. */
export class GeneratorItself extends fc.Arbitrary<Random> {
  override generate(random: Random): fc.Value<Random> {
    return new fc.Value(random.clone(), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Random {
    return value instanceof fc.Random;
  }

  override shrink(): fc.Stream<fc.Value<Random>> {
    return fc.Stream.nil();
  }
}
