import type { Network } from "../../network/index.ts";
import type { Model, Property } from "../../property/index.ts";

/** A model with a planted violation of one property. */
export interface PlantedBug {
  readonly model: Model;
  readonly property: string;
}

/** The model of a network with one property, which it violates. */
export function planted(network: Network, property: Property): PlantedBug {
  const model = { scenario: network.name, variant: "planted", network, properties: [property] };
  return { model, property: property.name };
}
