import type { TaskSideTopology } from "../taskSideTopology.ts";
import { allHandlers, input } from "./taskSideScenario.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [input("hot", 2), input("cold", 1)],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 1,
  lateAcknowledgements: true,
};

export const crashWithInFlightData: TaskSideScenario = {
  name: "crash-with-in-flight-data",
  lesson:
    "A crash comes at any moment, also during an alignment or while recovered records are still being consumed. " +
    "Restored state, recovered in-flight records and the source's position have to fit without a seam, and late acknowledgements of the dead attempt must not count.",
  topology,
  large: { ...topology, crashes: 2 },
  variants: allHandlers,
  skew: { fast: "hot", slow: "cold" },
};
