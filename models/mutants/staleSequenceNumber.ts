import { assign } from "xstate";
import { remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const staleSequenceNumber: TaskSideMutant = {
  ...unaligned,
  name: "stale-sequence-number",
  description:
    "The sequence number of an older checkpoint's barrier is not forgotten when a newer checkpoint " +
    "starts, so the data queued behind that barrier is not saved.",
  mutates: unaligned.name,
  origin: "B18 FLINK-20645: lastBarrierSequenceNumber of an obsolete barrier limits the spill.",
  killedBy: "consistent cut",
  scenario: "declined-checkpoint",
  machines: {
    ...unaligned.machines,
    inputChannel: remoteInputChannel.provide({ actions: { forgetObsoleteBarrier: assign({}) } }),
  },
};
