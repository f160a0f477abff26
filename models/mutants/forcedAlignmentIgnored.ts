import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const forcedAlignmentIgnored: TaskSideMutant = {
  ...unaligned,
  name: "forced-alignment-ignored",
  description:
    "Priority is read off the checkpoint and not off the edge, so inside a sink the barrier overtakes " +
    "what the edge cannot save.",
  mutates: unaligned.name,
  origin:
    "A2.1: RecordWriterOutput.broadcastEvent without supportsUnalignedCheckpoints; kin of B13.",
  killedBy: "consistent cut",
  scenario: "forced-alignment-in-sink",
  machines: {
    ...unaligned.machines,
    output: pipelinedSubpartition.provide({
      guards: {
        overtakes: ({ event }) => event.type === "addBarrier" && event.alignment === "UNALIGNED",
      },
    }),
  },
};
