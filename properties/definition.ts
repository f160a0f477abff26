import type { System } from "../models/system.ts";
import type { Topology } from "../models/topology.ts";
import type { Property } from "../src/checker/property/index.ts";

/** A property of the protocol, before it is known which system it is checked on. */
export interface PropertyDefinition {
  /** As in DESIGN §6, in the reports and in a mutant's `killedBy`. */
  readonly name: string;
  /** One sentence: what it demands. */
  readonly description: string;
  /** False where it could only be vacuous, as a restore without a crash. */
  readonly appliesTo: (topology: Topology) => boolean;
  readonly build: (system: System) => Property;
}
