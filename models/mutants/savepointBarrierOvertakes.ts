import { pipelinedSubpartition } from "../machines/pipelinedSubpartition.ts";
import { unaligned } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const savepointBarrierOvertakes: TaskSideMutant = {
  ...unaligned,
  name: "savepoint-barrier-overtakes",
  description:
    "Whether a barrier overtakes is read off the job's configuration instead of the barrier, so a " +
    "savepoint's barrier jumps over data that nobody saves.",
  mutates: unaligned.name,
  origin: "B13 FLINK-18252: priority = config.unaligned instead of barrier.isUnaligned.",
  killedBy: "consistent cut",
  scenario: "savepoint-inside-unaligned",
  machines: {
    ...unaligned.machines,
    subpartition: pipelinedSubpartition.provide({ guards: { overtakes: () => true } }),
  },
};
