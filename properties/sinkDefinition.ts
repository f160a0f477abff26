import type { SinkSystem } from "../models/sinkSystem.ts";
import type { Property } from "../src/checker/property/index.ts";

/** A property of jobs with sinks, before it is known which job it is checked on. */
export interface SinkPropertyDefinition {
  /** As in DESIGN §6, in the reports and in a mutant's `killedBy`. */
  readonly name: string;
  /** One sentence: what it demands. */
  readonly description: string;
  /** False where it could only be vacuous, or is not promised. */
  readonly appliesTo: (system: Pick<SinkSystem, "scope" | "variant">) => boolean;
  readonly build: (system: SinkSystem) => Property;
}
