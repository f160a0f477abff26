import type { ExploreOptions } from "../checker/explore/index.ts";
import type { Model } from "../checker/property/index.ts";
import type { ExhaustiveOptions } from "../checker/search/index.ts";
import type { ScheduleFile } from "../checker/trace/scheduleFile.ts";
import type { ScheduledMove } from "../checker/trace/types.ts";

/** Where an exhaustive search ends before it is complete. Default: only where the memory does. */
export type SearchLimits = Pick<ExhaustiveOptions, "maxStates" | "budgetMs" | "maxMemoryMiB">;

/** Properties whose premise is known never to come true, by name. */
interface AllowVacuous {
  readonly allowVacuous?: readonly string[] | undefined;
}

/** Options of `toHold`. */
export type HoldOptions = SearchLimits & AllowVacuous;

/** A run, step by step: moves by name as timelines print them, or as a schedule file has them. */
export type Trace = readonly (string | ScheduledMove)[];

/** Options of `toViolate`. */
export interface ViolateOptions extends SearchLimits {
  /** A counterexample, which has to be a shortest one. */
  readonly trace?: Trace | undefined;
  /** How many steps the shortest counterexample has. */
  readonly steps?: number | undefined;
}

/** Options of `toReach`. */
export interface ReachOptions extends SearchLimits {
  /** How many steps the shortest way to the witness has. */
  readonly steps?: number | undefined;
}

/** Options of `toSurvive`: those of `explore`, and what is looked at. */
export interface SurviveOptions
  extends Omit<ExploreOptions, "signal" | "onProgress">, AllowVacuous {
  /** Look at this property alone. Default: at all. */
  readonly property?: string | undefined;
}

/** A recorded schedule: as read by `parseScheduleFile`, its JSON, or the file that holds it. */
export type Recording = ScheduleFile | string | URL;

/** A matcher of models; anything else has none. */
type OfModel<T, Parameters extends readonly unknown[]> = T extends Model
  ? (...parameters: Parameters) => Promise<void>
  : never;

/** What `seamcheck/vitest` adds to `expect(model)`. All of it has to be awaited. */
export interface SeamcheckMatchers<T> {
  /**
   * Every property holds in every reachable state, or the named one does; a `sometimes` is reached.
   * Fails for a property that is violated, `vacuous`, or undecided because a limit ended the search.
   *
   * @example
   * await expect(model).toHold();
   * await expect(model).toHold("consistent cut", { maxStates: 1_000_000 });
   * await expect(model).toHold({ allowVacuous: ["restorable"] });
   */
  toHold: OfModel<T, [options?: HoldOptions] | [property: string, options?: HoldOptions]>;

  /**
   * Some run violates the property. Optionally its shortest counterexample has so many steps, or the
   * given trace is one: it violates the property in its last step, and no shorter run does.
   *
   * @example
   * await expect(mutant).toViolate("consistent cut", { steps: 9 });
   * await expect(mutant).toViolate("count bound", {
   *   trace: ["left.emit", "jobManager.deliver(checkpoint=1)"],
   * });
   */
  toViolate: OfModel<T, [property: string, options?: ViolateOptions]>;

  /**
   * Some run reaches the witness of a `sometimes` property. `.not.toReach` demands the proof that
   * none does.
   *
   * @example
   * await expect(model).toReach("checkpoint completes", { steps: 12 });
   * await expect(model).not.toReach("two leaders");
   */
  toReach: OfModel<T, [witness: string, options?: ReachOptions]>;

  /**
   * No random run violates a property: what can be said of a model too large for `toHold`. Fails with
   * a shrunk counterexample and the seed that found it, and for a property that no run put to the
   * test (`vacuous`). Without a seed each call draws other runs.
   *
   * @example
   * await expect(model).toSurvive({ runs: 10_000, seed: 42, strategy: "pos" });
   */
  toSurvive: OfModel<T, [options?: SurviveOptions]>;

  /**
   * A recorded schedule runs to its end and gives the verdict that was recorded with it. A path is
   * relative to the working directory, which is the project's root where Vitest is started there.
   *
   * @example
   * await expect(model).toReplay("reports/regressions/skewed-join.json");
   * await expect(model).toReplay(new URL("./skewed-join.json", import.meta.url));
   */
  toReplay: OfModel<T, [recording: Recording]>;

  /**
   * What used to be a counterexample of the property no longer is one: the regression test of a bug.
   * It passes when the trace runs to its end without violating the property.
   *
   * A good fix often makes a step of the trace impossible. The trace then says nothing about the
   * steps after it, so all runs are searched instead, and any that violates the property is a
   * failure. Where a limit (by default 1,000,000 states) ends that search first, it has to have
   * covered every run of as many steps as the trace has. A move that the model has no more under its
   * name is always a failure: such a trace has to be recorded again.
   *
   * @example
   * await expect(model).toWithstand("count bound", ["counter.increment", "counter.increment"]);
   */
  toWithstand: OfModel<T, [property: string, trace: Trace, options?: SearchLimits]>;
}
