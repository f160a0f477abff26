import { aligned } from "./aligned.ts";
import type { Variant } from "./variant.ts";

export { aligned } from "./aligned.ts";
export type { ProtocolMachines, Variant } from "./variant.ts";
export {
  atLeastOnceSink,
  committingSink,
  sinkVariants,
  twoPhaseCommitSink,
} from "./sinkVariants.ts";
export type { SinkMachines, SinkVariant } from "./sinkVariant.ts";
export { defineVariant } from "./defineVariant.ts";
export type { DefinedVariant, Rules, VariantDefinition } from "./defineVariant.ts";
export {
  alignedWithTimeout,
  atLeastOnce,
  buffered,
  creditBased,
  selfBlocking,
  taskSideVariants,
  unaligned,
} from "./taskSideVariants.ts";
export type { TaskSideMachines, TaskSideRole, TaskSideVariant } from "./taskSideVariant.ts";

/** The variants that are meant to be correct, in the order in which they are listed. */
export const variants: readonly Variant[] = [aligned];
