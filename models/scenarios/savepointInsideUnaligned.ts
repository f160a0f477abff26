import type { TaskSideTopology } from "../taskSideTopology.ts";
import { overtakingVariants, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), input("cold", 1)],
  checkpoints: ["checkpoint", "savepoint"],
  crashes: 0,
};

export const savepointInsideUnaligned: TaskSideScenario = {
  name: "savepoint-inside-unaligned",
  lesson:
    "A savepoint is always aligned, whatever the job's configuration, and saves no in-flight data. " +
    "So the barrier's own options decide whether it overtakes, and a savepoint of a back-pressured job takes as long as ever.",
  topology,
  large: { ...topology, checkpoints: ["checkpoint", "savepoint", "checkpoint"] },
  variants: overtakingVariants,
  skew: { fast: "hot", slow: "cold" },
};
