export { describeTopology } from "./describeTopology.ts";
export type { TopologyLimits } from "./limits.ts";
export { scenarioArbitrary } from "./scenarioArbitrary.ts";
export type { RandomScenario, ScenarioLimits } from "./scenarioArbitrary.ts";
export { topologyArbitrary } from "./topologyArbitrary.ts";
