import { assign } from "xstate";
import { task } from "../machines/task.ts";
import { aligned } from "../variants/aligned.ts";
import type { Mutant } from "./mutant.ts";

export const channelNeverResumed: Mutant = {
  name: "channel-never-resumed",
  description: "The operator does not resume the blocked channels after the last barrier.",
  mutates: aligned.name,
  origin: "What the assertion in BarrierHandlerState.emptyState guards against (A2.3).",
  killedBy: "no wedge",
  scenario: "single-channel",
  machines: {
    ...aligned.machines,
    task: task.provide({ actions: { resumeConsumption: assign({}) } }),
  },
};
