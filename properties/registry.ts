import type { PropertyDefinition } from "./definition.ts";
import { checkpointCompletes } from "./safety/checkpointCompletes.ts";
import { consistentCut } from "./safety/consistentCut.ts";
import { noWedge } from "./safety/noWedge.ts";
import { recordConservation } from "./safety/recordConservation.ts";
import { restoreHappens } from "./safety/restoreHappens.ts";

/** Every property of the protocol, in the order in which they are listed and reported. */
export const properties: readonly PropertyDefinition[] = [
  consistentCut,
  recordConservation,
  noWedge,
  checkpointCompletes,
  restoreHappens,
];
