import { task } from "../machines/task.ts";
import { aligned } from "../variants/aligned.ts";
import type { Mutant } from "./mutant.ts";

export const alignedChannelNotBlocked: Mutant = {
  name: "aligned-channel-not-blocked",
  description: "The operator goes on reading a channel whose barrier has already come.",
  mutates: aligned.name,
  origin:
    "At-least-once barrier tracking taken for exactly once (A2.4); B26 FLINK-17568 is its kin.",
  killedBy: "consistent cut",
  scenario: "skewed-join",
  machines: { ...aligned.machines, task: task.provide({ guards: { mayConsume: () => true } }) },
};
