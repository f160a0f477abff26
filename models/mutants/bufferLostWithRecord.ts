import { enqueueActions } from "xstate";
import { creditedInputChannel } from "../machines/creditedInputChannel.ts";
import { creditBased } from "../variants/taskSideVariants.ts";
import type { TaskSideMutant } from "./taskSideMutant.ts";

export const bufferLostWithRecord: TaskSideMutant = {
  ...creditBased,
  name: "buffer-lost-with-record",
  description: "A floating buffer is not recycled when its record has been read.",
  mutates: creditBased.name,
  origin: "The leak that NetworkBufferPool's accounting guards against (A3).",
  killedBy: "buffer conservation",
  scenario: "shared-floating-buffers",
  machines: {
    ...creditBased.machines,
    inputChannel: creditedInputChannel.provide({
      actions: {
        deliverHead: enqueueActions(({ context, enqueue }) => {
          const [head, ...queue] = context.queue;
          enqueue.assign({ queue });
          if (head!.type !== "record") {
            enqueue.emit(head!);
            return;
          }
          enqueue.emit({ type: "record", sequence: head!.sequence });
          if (head!.buffer === "floating") return;
          enqueue.assign({ freeExclusive: context.freeExclusive + 1 });
          enqueue.emit({ type: "credit", credit: 1 });
        }),
      },
    }),
  },
};
