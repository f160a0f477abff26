export { always, contextOf, deadlockFree, never, sometimes } from "./define.ts";
export type { NeverDefinition } from "./define.ts";
export type { Glyph, Model } from "./model.ts";
export type {
  AlwaysProperty,
  DeadlockFreeProperty,
  LocalState,
  Measure,
  Property,
  SometimesProperty,
  StateView,
} from "./types.ts";
