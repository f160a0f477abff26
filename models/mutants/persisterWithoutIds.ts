import { assign } from "xstate";
import { remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const persisterWithoutIds: TaskSideMutant = {
  ...unaligned,
  name: "persister-without-ids",
  description:
    "The channel state persister is a plain flag: any barrier resets what the start of another " +
    "checkpoint has set.",
  mutates: unaligned.name,
  origin: "B17 FLINK-20097: no checkpoint ids in the ChannelStatePersister.",
  killedBy: "persisted in-flight data",
  scenario: "declined-checkpoint",
  machines: {
    ...unaligned.machines,
    inputChannel: remoteInputChannel.provide({
      actions: {
        startPersisting: assign(({ context }, { checkpoint }: { readonly checkpoint: number }) =>
          context.status === "BARRIER_RECEIVED"
            ? {}
            : { status: "BARRIER_PENDING" as const, lastSeenBarrier: checkpoint },
        ),
        checkForBarrier: assign({ status: "BARRIER_RECEIVED" }),
        stopPersisting: assign({ status: "COMPLETED" }),
      },
    }),
  },
};
