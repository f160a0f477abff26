import { assign } from "xstate";
import { channel } from "../machines/channel.ts";
import type { QueuedBarrier } from "../machines/channel.ts";
import { aligned } from "../variants/aligned.ts";
import type { Mutant } from "./mutant.ts";

export const barrierOvertakesRecords: Mutant = {
  name: "barrier-overtakes-records",
  description:
    "A barrier is put before the records that are already queued, and nobody saves them.",
  mutates: aligned.name,
  origin: "B13 FLINK-18252: an aligned barrier sent with priority.",
  killedBy: "consistent cut",
  scenario: "single-channel",
  machines: {
    ...aligned.machines,
    channel: channel.provide({
      actions: {
        enqueueBarrier: assign(
          ({ context }, { checkpoint }: Pick<QueuedBarrier, "checkpoint">) => ({
            queue: [{ type: "barrier", checkpoint } as const, ...context.queue],
          }),
        ),
      },
    }),
  },
};
