import { sinkMutants } from "../../models/mutants/sinkMutants.ts";
import { sinkScenarios } from "../../models/scenarios/sinkScenarios.ts";
import { sinkVariants } from "../../models/variants/sinkVariants.ts";
import { assembleSinkJob } from "../assembleSinkJob.ts";
import type { ProtocolFamily } from "../family.ts";
import { sinkProperties } from "../sinkRegistry.ts";

/** What becomes of a job's output: sinks, notifications, savepoints, and recovery at the JobManager. */
export const sinkFamily: ProtocolFamily = {
  name: "sinks and recovery",
  scenarios: sinkScenarios.map(({ name, lesson, variants }) => ({
    name,
    lesson,
    variants: variants.map((variant) => variant.name),
  })),
  variants: sinkVariants,
  mutants: sinkMutants,
  properties: sinkProperties,
  assemble: (scenarioName, variantName, scope) => {
    const scenario = sinkScenarios.find(({ name }) => name === scenarioName)!;
    const variant = [...sinkVariants, ...sinkMutants].find(({ name }) => name === variantName)!;
    return assembleSinkJob(
      scope === "large" ? { ...scenario, scope: scenario.large } : scenario,
      variant,
    );
  },
};
