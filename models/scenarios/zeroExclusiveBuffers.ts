import type { TaskSideTopology } from "../taskSideTopology.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [
    { name: "hot", records: 3, senderBuffers: 2, receiverBuffers: 0 },
    { name: "cold", records: 2, senderBuffers: 2, receiverBuffers: 0 },
  ],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  floatingBuffers: 1,
};

export const zeroExclusiveBuffers: TaskSideScenario = {
  name: "zero-exclusive-buffers",
  lesson:
    "Without exclusive buffers all channels live on the floating ones, and a channel that a barrier " +
    "blocks must not hold any, or the missing barrier never gets through. " +
    "What waits behind a barrier is no backlog.",
  topology,
  large: {
    ...topology,
    floatingBuffers: 2,
    checkpoints: ["checkpoint", "checkpoint", "checkpoint"],
  },
  variants: ["aligned-with-credits"],
  skew: { fast: "hot", slow: "cold" },
};
