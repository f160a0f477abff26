import { alignedBarrierHandler } from "../machines/alignedBarrierHandler.ts";
import { selfBlocking } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const everyCancelMarkerAborts: TaskSideMutant = {
  ...selfBlocking,
  name: "every-cancel-marker-aborts",
  description:
    "Each cancel marker aborts its checkpoint anew, although another channel's has done so already.",
  mutates: selfBlocking.name,
  origin: "FLINK-5285: abort messages for each channel instead of one for each checkpoint.",
  killedBy: "at most one abort",
  scenario: "expired-checkpoint",
  machines: {
    ...selfBlocking.machines,
    barrierHandler: alignedBarrierHandler.provide({ guards: { isCancelled: () => true } }),
  },
};
