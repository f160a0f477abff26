import { assign } from "xstate";
import { checkNew, noteBarrier } from "../barrierHandling.ts";
import type { ReceivedBarrier } from "../barrierHandling.ts";
import { alternatingBarrierHandler } from "../machines/alternatingBarrierHandler.ts";
import { alignedWithTimeout } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const timeoutSeesOldFuture: TaskSideMutant = {
  ...alignedWithTimeout,
  name: "timeout-sees-old-future",
  description:
    "An announcement that begins a checkpoint leaves the all-barriers-received future of the previous " +
    "one in place, so the timer finds it done and does nothing.",
  mutates: alignedWithTimeout.name,
  origin: "B15 FLINK-22596: the future is reset by the first barrier only.",
  killedBy: "no wedge",
  scenario: "stalled-join",
  machines: {
    ...alignedWithTimeout.machines,
    barrierHandler: alternatingBarrierHandler.provide({
      actions: {
        checkNewAnnouncement: assign(
          ({ context }, { checkpoint }: { readonly checkpoint: number }) =>
            checkpoint <= context.currentCheckpoint
              ? {}
              : { ...checkNew(context, checkpoint), timer: checkpoint },
        ),
        noteBarrier: assign(({ context }, barrier: ReceivedBarrier) => ({
          ...noteBarrier(context, barrier),
          announcedChannels: context.announcedChannels.filter((c) => c !== barrier.channel),
          allBarriersReceived: context.allBarriersReceived && context.alignedChannels.length > 0,
        })),
      },
    }),
  },
};
