import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { selfBlocking } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const quotaIgnored: TaskSideMutant = {
  ...selfBlocking,
  name: "quota-ignored",
  description: "A sender goes on adding data to a subpartition that has reached its quota.",
  mutates: selfBlocking.name,
  origin: "What max-buffers-per-channel is for: one blocked channel takes the whole pool (A3).",
  killedBy: "buffer bounds",
  scenario: "hot-cold-join",
  machines: {
    ...selfBlocking.machines,
    subpartition: pipelinedSubpartition.provide({ guards: { hasBuffer: () => true } }),
  },
};
