export { assemble } from "./assemble.ts";
export type { PropertyDefinition } from "./definition.ts";
export { properties } from "./registry.ts";
export { families } from "./catalogue.ts";
export type {
  CatalogueEntry,
  CatalogueMutant,
  CatalogueScenario,
  ProtocolFamily,
  Scope,
} from "./family.ts";
export { modelByName } from "./modelByName.ts";
