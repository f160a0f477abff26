import { barrierBuffer } from "../machines/barrierBuffer.ts";
import { buffered } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const alignmentCapIgnored: TaskSideMutant = {
  ...buffered,
  name: "alignment-cap-ignored",
  description: "Nobody compares what is set aside with the cap, so a slow input fills the memory.",
  mutates: buffered.name,
  origin: "A2.8: unbounded spilling, task.checkpoint.alignment.max-size not enforced.",
  killedBy: "alignment cap",
  scenario: "capped-alignment",
  machines: {
    ...buffered.machines,
    barrierHandler: barrierBuffer.provide({ guards: { exceedsCap: () => false } }),
  },
};
