import { ModelError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { Model } from "./model.ts";

/**
 * Refuses a model whose properties name instances or moves that its network does not have.
 *
 * @throws ModelError naming the property and the nearest known name.
 */
export function validateModel(model: Model): void {
  const { network, properties } = model;
  const instances = Object.keys(network.instances);
  const movesAndWires = [...network.moves, ...network.wires].map(({ name }) => name);
  const seen = new Set<string>();
  for (const { name, reads, restsOn } of properties) {
    const place = `Property "${name}" of scenario "${model.scenario}"`;
    if (seen.has(name)) throw new ModelError(`${place} is given twice. Remove one.`);
    seen.add(name);
    refuseUnknown(place, "reads the instance", reads, instances);
    refuseUnknown(place, "rests on the move or wire", restsOn ?? [], movesAndWires);
  }
}

function refuseUnknown(
  place: string,
  verb: string,
  names: readonly string[],
  known: readonly string[],
): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new ModelError(
    `${place} ${verb} "${unknown}", which the network does not have.${didYouMean(unknown, known)}`,
  );
}
