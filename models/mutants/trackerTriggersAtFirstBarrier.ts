import { assign } from "xstate";
import { checkpointBarrierTracker } from "../machines/checkpointBarrierTracker.ts";
import { atLeastOnce } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const trackerTriggersAtFirstBarrier: TaskSideMutant = {
  ...atLeastOnce,
  name: "tracker-triggers-at-first-barrier",
  description:
    "The barrier tracker takes the first barrier for the last one, so records ahead of the others are lost.",
  mutates: atLeastOnce.name,
  origin: "The moment of an unaligned snapshot without its channel state (A2.4).",
  killedBy: "at least once",
  scenario: "hot-cold-join",
  machines: {
    ...atLeastOnce.machines,
    barrierHandler: checkpointBarrierTracker.provide({
      actions: {
        countBarrier: assign(({ context }, { checkpoint }: { readonly checkpoint: number }) =>
          checkpoint > context.highestCheckpoint
            ? {
                highestCheckpoint: checkpoint,
                pending: [{ checkpoint, target: 0, alignedChannels: [], aborted: false }],
              }
            : {},
        ),
      },
    }),
  },
};
