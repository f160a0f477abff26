import { taskSideMutants } from "../../models/mutants/taskSideMutants.ts";
import { taskSideScenarios } from "../../models/scenarios/taskSideScenarios.ts";
import { taskSideVariants } from "../../models/variants/taskSideVariants.ts";
import type { ProtocolFamily } from "../family.ts";
import { assembleTaskSide, taskSideProperties } from "../taskSide.ts";

/** One task with its channels: barrier handlers, credits, unaligned checkpoints, in-flight data. */
export const taskSideFamily: ProtocolFamily = {
  name: "task side",
  scenarios: taskSideScenarios,
  variants: taskSideVariants,
  mutants: taskSideMutants,
  properties: taskSideProperties,
  assemble: (scenarioName, variantName, scope) => {
    const scenario = taskSideScenarios.find(({ name }) => name === scenarioName)!;
    const variant = [...taskSideVariants, ...taskSideMutants].find(
      ({ name }) => name === variantName,
    )!;
    return assembleTaskSide(
      scope === "large" ? { ...scenario, topology: scenario.large } : scenario,
      variant,
    );
  },
};
