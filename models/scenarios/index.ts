import { concurrentCheckpoints } from "./concurrentCheckpoints.ts";
import { crashDuringAlignment } from "./crashDuringAlignment.ts";
import { diamond } from "./diamond.ts";
import { operatorChain } from "./operatorChain.ts";
import type { Scenario } from "./scenario.ts";
import { sharedSources } from "./sharedSources.ts";
import { singleChannel } from "./singleChannel.ts";
import { skewedJoin } from "./skewedJoin.ts";

export { alignedJoin, alignedJoinSizes } from "./alignedJoin.ts";
export type { AlignedJoinBounds } from "./alignedJoin.ts";
export type { Scenario } from "./scenario.ts";
export { sinkHazards, sinkScenarios } from "./sinkScenarios.ts";
export type { SinkHazard, SinkScenario } from "./sinkScenarios.ts";
export { taskSideScenarios } from "./taskSideScenarios.ts";
export type { TaskSideScenario } from "./taskSideScenario.ts";

/** The built-in scenarios, in the order in which they are listed and run. */
export const scenarios: readonly Scenario[] = [
  singleChannel,
  operatorChain,
  skewedJoin,
  crashDuringAlignment,
  concurrentCheckpoints,
  diamond,
  sharedSources,
];
