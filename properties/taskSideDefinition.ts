import type { TaskSideSystem } from "../models/taskSideSystem.ts";
import type { TaskSideTopology } from "../models/taskSideTopology.ts";
import type { TaskSideVariant } from "../models/variants/taskSideVariant.ts";
import type { Property } from "../src/checker/property/index.ts";

/** A property of the task side, before it is known which system it is checked on. */
export interface TaskSideProperty {
  /** As in DESIGN §6, in the reports and in a mutant's `killedBy`. */
  readonly name: string;
  /** One sentence: what it demands. */
  readonly description: string;
  /** False where it could only be vacuous, or where the variant does not promise it. */
  readonly appliesTo: (topology: TaskSideTopology, variant: TaskSideVariant) => boolean;
  readonly build: (system: TaskSideSystem) => Property;
}
