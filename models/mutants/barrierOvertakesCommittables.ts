import { assign } from "xstate";
import { committableChannel } from "../machines/committableChannel.ts";
import type { CommitterBarrier } from "../machines/committableChannel.ts";
import { committingSink, committingSinkOperators } from "../variants/sinkVariants.ts";
import type { SinkMutant } from "./sinkMutant.ts";

export const barrierOvertakesCommittables: SinkMutant = {
  ...committingSink,
  name: "barrier-overtakes-committables",
  description:
    "The barrier of an unaligned checkpoint overtakes the committables on the way to the committer.",
  mutates: committingSink.name,
  origin:
    "B41 FLINK-36287: what is overtaken is saved, but it comes too late for the notification.",
  killedBy: "exactly once",
  scenario: "end-of-input",
  machines: {
    ...committingSink.machines,
    sink: {
      ...committingSinkOperators,
      channel: committableChannel.provide({
        actions: {
          enqueueBarrier: assign(({ context }, barrier: CommitterBarrier) => ({
            queue: [
              {
                type: "barrier",
                checkpoint: barrier.checkpoint,
                attempt: barrier.attempt,
                isFinal: barrier.isFinal,
                overtaken: context.queue.filter((element) => element.type === "committable"),
              } as const,
              ...context.queue,
            ],
          })),
        },
      }),
    },
  },
};
