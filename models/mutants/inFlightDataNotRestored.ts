import { remoteInputChannel } from "../machines/remoteInputChannel.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const inFlightDataNotRestored: TaskSideMutant = {
  ...unaligned,
  name: "in-flight-data-not-restored",
  description: "After a crash the receiver's captured records are not put back into its queue.",
  mutates: unaligned.name,
  origin: "The other half of A2.6: channel state that is written and never read (A2.7).",
  killedBy: "exactly once",
  scenario: "crash-with-in-flight-data",
  machines: {
    ...unaligned.machines,
    inputChannel: remoteInputChannel.provide({ guards: { hasRecovered: () => false } }),
  },
};
