import { mutants } from "../../models/mutants/index.ts";
import { scenarios } from "../../models/scenarios/index.ts";
import { variants } from "../../models/variants/index.ts";
import { assemble, properties } from "../../properties/index.ts";
import type { Catalogue } from "./catalogue.ts";
import { findByName } from "./names.ts";

/** The scenarios, variants, properties and mutants that come with seamcheck. */
export const builtInCatalogue: Catalogue = {
  scenarios,
  variants,
  properties,
  mutants: mutants.map(({ name, description, killedBy, scenario }) => ({
    name,
    description,
    killedBy,
    killedIn: scenario,
  })),
  assemble: (scenario, variant) =>
    assemble(
      findByName("scenario", scenario, scenarios),
      findByName("variant", variant, [...variants, ...mutants]),
    ),
};
