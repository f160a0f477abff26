export { describeTopology } from "./describeTopology.ts";
export type { TopologyLimits } from "./limits.ts";
export { scenarioArbitrary } from "./scenarioArbitrary.ts";
export type { RandomScenario, ScenarioLimits } from "./scenarioArbitrary.ts";
export { topologyArbitrary } from "./topologyArbitrary.ts";
export { describeTaskSide } from "./describeTaskSide.ts";
export { fitsVariant } from "./fitsVariant.ts";
export type { TaskSideLimits } from "./taskSideLimits.ts";
export { taskSideScenarioArbitrary } from "./taskSideScenarioArbitrary.ts";
export type {
  RandomTaskSideScenario,
  TaskSideScenarioLimits,
} from "./taskSideScenarioArbitrary.ts";
