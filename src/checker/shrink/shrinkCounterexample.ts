import type { Kernel } from "../kernel/kernel.ts";
import type { Model } from "../property/model.ts";
import type { Evidence, Shrinking } from "../search/result.ts";
import { recordSteps, scheduleOf } from "../trace/record.ts";
import {
  searchBelow,
  type BoundedSearchLimits,
  type BoundedSearchResult,
} from "./boundedSearch.ts";
import { reduceSchedule, type Reduced, type ReduceOptions } from "./reduceSchedule.ts";
import { targetFor, type Target } from "./target.ts";
import { trailOf } from "./trail.ts";

/** Limits of a shrinking. */
export interface ShrinkOptions {
  readonly reduce?: ReduceOptions;
  readonly boundedSearch?: BoundedSearchLimits;
}

/** A schedule at its smallest, and how it got there. */
export interface ShrunkCounterexample {
  readonly moves: readonly number[];
  readonly length: "shortest" | "shrunk";
  readonly shrinking: Shrinking;
  /** The result of the reduction alone, before the bounded search. */
  readonly reduced: Reduced;
  readonly boundedSearch: BoundedSearchResult;
}

/**
 * Shrinks a schedule that violates a property (or is the witness of a `sometimes`), and then searches
 * all shorter runs: either one of them is the result, or none exists, or the budget ended first.
 *
 * @throws ModelError for an unknown property and for a schedule that does not violate it.
 */
export function shrinkCounterexample(
  model: Model,
  kernel: Kernel,
  moves: readonly number[],
  property: string,
  options: ShrinkOptions = {},
): ShrunkCounterexample {
  const target = targetFor(model, kernel, property);
  const reduced = reduceSchedule(kernel, moves, target, options.reduce);
  const toSteps = reduced.moves.length;
  const boundedSearch = searchBelow(kernel, target, toSteps, options.boundedSearch);
  const shrunk =
    boundedSearch.kind === "shorter"
      ? reduceSchedule(kernel, boundedSearch.moves, target, options.reduce).moves
      : reduced.moves;
  return {
    moves: shrunk,
    length: boundedSearch.kind === "budget ended first" ? "shrunk" : "shortest",
    shrinking: {
      fromSteps: moves.length,
      toSteps: shrunk.length,
      contextSwitches: trailOf(kernel, shrunk).cost.contextSwitches,
      conclusion: conclude(boundedSearch, shrunk.length, nounFor(model, target)),
    },
    reduced,
    boundedSearch,
  };
}

/** The evidence that a report shows for a shrunk counterexample. */
export function evidenceOf(
  kernel: Kernel,
  { moves, length, shrinking }: Pick<ShrunkCounterexample, "moves" | "length" | "shrinking">,
): Evidence {
  return {
    schedule: scheduleOf(kernel, moves),
    steps: recordSteps(kernel, moves),
    length,
    shrinking,
  };
}

function nounFor(model: Model, { property }: Target): string {
  const kind = model.properties.find((candidate) => candidate.name === property)?.kind;
  return kind === "sometimes" ? "witness" : "counterexample";
}

function conclude(search: BoundedSearchResult, steps: number, noun: string): string {
  const states = `${search.states.toLocaleString("en-US")} state${search.states === 1 ? "" : "s"}`;
  if (search.kind !== "budget ended first") {
    return `no shorter ${noun} exists (${states} searched)`;
  }
  const open = search.excludedSteps + 1;
  const range = open === steps - 1 ? `${open}` : `${open} to ${steps - 1}`;
  return (
    `whether a ${noun} of ${range} steps exists is open: ` +
    `the search for one ended after ${states}`
  );
}
