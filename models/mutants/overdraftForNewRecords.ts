import { recordsIn } from "../barriers.ts";
import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const overdraftForNewRecords: TaskSideMutant = {
  ...unaligned,
  name: "overdraft-for-new-records",
  description:
    "Overdraft buffers count when the task asks whether it may start a record, and are gone when the " +
    "record needs one.",
  mutates: unaligned.name,
  origin:
    "A3: availability is a buffer that is not overdraft; the overdraft is for the record's rest.",
  killedBy: "no hard backpressure",
  scenario: "flat-map-with-overdraft",
  machines: {
    ...unaligned.machines,
    output: pipelinedSubpartition.provide({
      guards: {
        hasBuffer: ({ context: { queue, maxBuffers, overdraft } }) =>
          recordsIn(queue).length < maxBuffers + overdraft,
      },
    }),
  },
};
