import { snapshotMailbox } from "../machines/snapshotMailbox.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const snapshotOnlyRequested: TaskSideMutant = {
  ...unaligned,
  name: "snapshot-only-requested",
  description:
    "The first barrier fixes the in-flight data and only asks for the snapshot; the task goes on with " +
    "records, which are then in both.",
  mutates: unaligned.name,
  origin: "B26 FLINK-17568: the network thread starts, a mail takes the snapshot.",
  killedBy: "consistent cut",
  scenario: "single-input",
  machines: { ...unaligned.machines, mailbox: snapshotMailbox },
};
