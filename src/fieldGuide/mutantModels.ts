import { families, modelByName } from "../../properties/index.ts";
import type { CatalogueMutant, ProtocolFamily } from "../../properties/index.ts";
import type { Model } from "../checker/property/index.ts";

/** A mutant in the scenario that catches it, with the one property that has to. */
export interface MutantModel {
  readonly mutant: CatalogueMutant;
  readonly model: Model;
}

/** Every mutant of some families, each with the property that kills it alone. Default: all. */
export function mutantModels(of: readonly ProtocolFamily[] = families): MutantModel[] {
  return of
    .flatMap(({ mutants }) => mutants)
    .map((mutant) => {
      const model = modelByName(families, mutant.scenario, mutant.name);
      const properties = model.properties.filter(({ name }) => name === mutant.killedBy);
      return { mutant, model: { ...model, properties } };
    });
}
