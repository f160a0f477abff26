export type {
  CheckpointSettings,
  CheckpointStorage,
  ConfiguredKey,
  ImportedKeys,
  SettingName,
  StateBackend,
} from "./configuration/index.ts";
export { readJob } from "./job.ts";
export type { ImportedJob, JobSources } from "./job.ts";
export type { JobEdge, JobVertex, VertexRole } from "./plan/jobGraph.ts";
export { scenarioOfJob } from "./scenario.ts";
export type { JobScenario } from "./scenario.ts";
export { cutToSmallScope } from "./smallScope.ts";
export type { ScopeLimits, SmallChannel, SmallJob, SmallScope, SmallTask } from "./smallScope.ts";
