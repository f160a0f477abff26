import { mutants } from "../../models/mutants/index.ts";
import { scenarios } from "../../models/scenarios/index.ts";
import { variants } from "../../models/variants/index.ts";
import { assemble } from "../assemble.ts";
import type { ProtocolFamily } from "../family.ts";
import { properties } from "../registry.ts";

/** Aligned barriers through bounded channels, with crashes and global restarts, on any small job. */
export const alignedFamily: ProtocolFamily = {
  name: "aligned barriers",
  scenarios: scenarios.map(({ name, lesson }) => ({
    name,
    lesson,
    variants: variants.map((variant) => variant.name),
  })),
  variants,
  mutants,
  properties,
  assemble: (scenarioName, variantName, scope) => {
    const scenario = scenarios.find(({ name }) => name === scenarioName)!;
    const variant = [...variants, ...mutants].find(({ name }) => name === variantName)!;
    return assemble(
      scope === "large" ? { ...scenario, topology: scenario.large } : scenario,
      variant,
    );
  },
};
