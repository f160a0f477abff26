import type { TaskSideTopology } from "../taskSideTopology.ts";
import type { TaskSideScenario } from "./taskSideScenario.ts";

const topology: TaskSideTopology = {
  inputs: [
    { name: "hot", records: 3, senderBuffers: 2, receiverBuffers: 1 },
    { name: "cold", records: 2, senderBuffers: 2, receiverBuffers: 1 },
  ],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  floatingBuffers: 1,
};

export const sharedFloatingBuffers: TaskSideScenario = {
  name: "shared-floating-buffers",
  lesson:
    "Exclusive buffers keep every channel going, and floating ones go where the backlog is. " +
    "Each buffer is in one place at a time: free in the pool, free at a channel, or with a record in it.",
  topology,
  large: {
    ...topology,
    floatingBuffers: 2,
    checkpoints: ["checkpoint", "checkpoint", "checkpoint"],
  },
  variants: ["aligned-with-credits"],
  skew: { fast: "hot", slow: "cold" },
};
