/**
 * The public API of seamcheck, and the only list of its exports: build a network, say what has to
 * hold, and explore it exhaustively or by random runs.
 *
 * @packageDocumentation
 */

// Networks of XState machines.
export { defineNetwork, instance, observer } from "./checker/network/index.ts";
export type {
  EventFields,
  Fairness,
  Instance,
  InstanceMap,
  Move,
  MoveKind,
  MoveOptions,
  Network,
  NetworkDefinition,
  PlainData,
  PortName,
  ReceptionName,
  Wire,
  WireOptions,
} from "./checker/network/index.ts";

// Properties and models.
export { always, contextOf, deadlockFree, never, sometimes } from "./checker/property/index.ts";
export type {
  AlwaysProperty,
  DeadlockFreeProperty,
  Glyph,
  LocalState,
  Measure,
  Model,
  NeverDefinition,
  Property,
  SometimesProperty,
  StateView,
} from "./checker/property/index.ts";

// Exhaustive search.
export { checkExhaustively } from "./checker/search/index.ts";
export type {
  CheckResult,
  Evidence,
  ExhaustiveOptions,
  ExplorationStatistics,
  LimitHit,
  MeasureResult,
  Progress,
  PropertyResult,
  Shrinking,
  Statistics,
  Verdict,
} from "./checker/search/index.ts";

// Property-based exploration and shrinking.
export {
  explore,
  scheduleArbitrary,
  scheduleProperty,
  strategyNames,
} from "./checker/explore/index.ts";
export type {
  AdversaryProfile,
  ExploreOptions,
  ScheduleOptions,
  StrategyName,
} from "./checker/explore/index.ts";
export { shrinkResult } from "./checker/shrink/index.ts";

// Recorded schedules.
export { Kernel } from "./checker/kernel/kernel.ts";
export { replay } from "./checker/trace/replay.ts";
export type { ReplayEnd, ReplayOutcome } from "./checker/trace/replay.ts";
export { formatScheduleFile, parseScheduleFile } from "./checker/trace/scheduleFile.ts";
export type { ScheduleFile } from "./checker/trace/scheduleFile.ts";
export type { Schedule, ScheduledMove, StepRecord } from "./checker/trace/types.ts";

// Errors that name what to mend.
export { ModelError } from "./checker/errors.ts";

// Reports.
export { plainStyle, renderReport, renderTimeline, toDocument } from "./report/index.ts";
export type { CheckedModel, ResultDocument, Style } from "./report/index.ts";

// The built-in protocol.
export { families } from "../properties/index.ts";
export {
  aligned,
  alignedWithTimeout,
  atLeastOnce,
  buffered,
  creditBased,
  defineVariant,
  selfBlocking,
  unaligned,
} from "../models/variants/index.ts";
export type { DefinedVariant, Rules, VariantDefinition } from "../models/variants/index.ts";
export { adversaries, profileFor } from "../models/profiles/index.ts";
export {
  arbitraryModel,
  arbitraryTaskSideModel,
  modelProperty,
  modelsOf,
  taskSideModelProperty,
} from "../properties/index.ts";
export type { ProtocolFamily, Scope } from "../properties/index.ts";
export { builtInModel } from "./builtInModel.ts";

// Flink's plans and configurations.
export { cutToSmallScope, readJob, scenarioOfJob } from "./flink/index.ts";
export type { ImportedJob, JobScenario, JobSources, SmallScope } from "./flink/index.ts";
