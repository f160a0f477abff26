export { assemble } from "./assemble.ts";
export type { PropertyDefinition } from "./definition.ts";
export { properties } from "./registry.ts";
export { arbitraryModel, modelProperty } from "./arbitraryModels.ts";
export type { ArbitraryModelOptions } from "./arbitraryModels.ts";
export { arbitraryTaskSideModel, taskSideModelProperty } from "./arbitraryTaskSideModels.ts";
export { families } from "./catalogue.ts";
export type {
  CatalogueEntry,
  CatalogueMutant,
  CatalogueScenario,
  ProtocolFamily,
  Scope,
} from "./family.ts";
export { modelByName } from "./modelByName.ts";
export { assembleSinkJob } from "./assembleSinkJob.ts";
export type { SinkPropertyDefinition } from "./sinkDefinition.ts";
export { sinkProperties } from "./sinkRegistry.ts";
export { modelsOf } from "./modelsOf.ts";
export type { DefinedBasicVariant, DefinedTaskSideVariant } from "./modelsOf.ts";
export { assembleTaskSide, taskSideProperties } from "./taskSide.ts";
export type { TaskSideProperty } from "./taskSideDefinition.ts";
