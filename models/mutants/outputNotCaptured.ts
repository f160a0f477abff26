import { assign } from "xstate";
import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const outputNotCaptured: TaskSideMutant = {
  ...unaligned,
  name: "output-not-captured",
  description:
    "The task saves the data its barrier overtakes in the inputs, not in its own output.",
  mutates: unaligned.name,
  origin: "The sender's half of A2.6: addOutputData for what lies behind the priority barrier.",
  killedBy: "persisted in-flight data",
  scenario: "slow-sink-backpressure",
  machines: {
    ...unaligned.machines,
    output: pipelinedSubpartition.provide({ actions: { persistOvertaken: assign({}) } }),
  },
};
