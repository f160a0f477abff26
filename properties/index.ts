export { assemble } from "./assemble.ts";
export type { PropertyDefinition } from "./definition.ts";
export { properties } from "./registry.ts";
