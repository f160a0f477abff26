import { assign } from "xstate";
import { expectedBarrier, remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const pendingPersisterAsserted: TaskSideMutant = {
  ...unaligned,
  name: "pending-persister-asserted",
  description:
    "A channel that waits for a newer barrier asserts that no older one can come, which a declined " +
    "checkpoint proves wrong: the network thread fails the task.",
  mutates: unaligned.name,
  origin: "B19 FLINK-21104: a sanity check assumed that the previous checkpoint had been stopped.",
  killedBy: "no task failure",
  scenario: "declined-checkpoint",
  machines: {
    ...unaligned.machines,
    inputChannel: remoteInputChannel.provide({
      actions: {
        checkForBarrier: assign(({ context }, { checkpoint }: { readonly checkpoint: number }) => {
          const { status, lastSeenBarrier } = context;
          if (status === "BARRIER_PENDING" && checkpoint < lastSeenBarrier) {
            return { failure: `barrier ${checkpoint} while ${lastSeenBarrier} was not stopped` };
          }
          return checkpoint < expectedBarrier(context)
            ? {}
            : { status: "BARRIER_RECEIVED" as const, lastSeenBarrier: checkpoint };
        }),
      },
    }),
  },
};
