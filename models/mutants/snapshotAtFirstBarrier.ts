import { task } from "../machines/task.ts";
import { aligned } from "../variants/aligned.ts";
import type { Mutant } from "./mutant.ts";

export const snapshotAtFirstBarrier: Mutant = {
  name: "snapshot-at-first-barrier",
  description:
    "The operator takes the first barrier for the last one: it snapshots, forwards and acknowledges.",
  mutates: aligned.name,
  origin: "The moment of an unaligned snapshot without its captured channel state (A0, 4).",
  killedBy: "consistent cut",
  scenario: "skewed-join",
  machines: { ...aligned.machines, task: task.provide({ guards: { isLastBarrier: () => true } }) },
};
