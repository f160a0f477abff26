import { enqueueActions } from "xstate";
import { recordsIn } from "../barriers.ts";
import { creditedSubpartition } from "../machines/creditedSubpartition.ts";
import { creditBased } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const backlogBehindBarrier: TaskSideMutant = {
  ...creditBased,
  name: "backlog-behind-barrier",
  description:
    "A blocked sender announces what waits behind its barrier as backlog, so its channel takes the " +
    "buffer that the channel with the missing barrier needs.",
  mutates: creditBased.name,
  origin: "B24 FLINK-16404 and 16641: post-barrier buffers count as backlog.",
  killedBy: "no wedge",
  scenario: "zero-exclusive-buffers",
  machines: {
    ...creditBased.machines,
    subpartition: creditedSubpartition.provide({
      actions: {
        announceBacklog: enqueueActions(({ context, enqueue }) => {
          const backlog = recordsIn(context.queue).length;
          if (context.credit === 0 && backlog > 0) enqueue.emit({ type: "backlog", backlog });
        }),
      },
    }),
  },
};
