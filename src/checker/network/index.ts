export { defineNetwork, describeFields } from "./defineNetwork.ts";
export type { MoveOptions, NetworkDefinition, WireOptions } from "./defineNetwork.ts";
export { instance, observer } from "./instance.ts";
export type { Instance, InstanceMap, PortName, ReceptionName } from "./instance.ts";
export type { PlainData } from "./plainData.ts";
export type { EventFields, Fairness, Move, MoveKind, Network, Wire } from "./types.ts";
