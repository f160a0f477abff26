import { assign } from "xstate";
import { remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const obsoleteBarrierAccepted: TaskSideMutant = {
  ...unaligned,
  name: "obsolete-barrier-accepted",
  description:
    "A channel that waits for the barrier of a newer checkpoint takes that of an older one for it, " +
    "and stops persisting.",
  mutates: unaligned.name,
  origin: "B18 FLINK-20654: the barrier's id is not compared.",
  killedBy: "consistent cut",
  scenario: "declined-checkpoint",
  machines: {
    ...unaligned.machines,
    inputChannel: remoteInputChannel.provide({
      actions: {
        checkForBarrier: assign(({ context }, { checkpoint }: { readonly checkpoint: number }) => ({
          status: "BARRIER_RECEIVED" as const,
          lastSeenBarrier: Math.max(checkpoint, context.lastSeenBarrier),
        })),
      },
    }),
  },
};
