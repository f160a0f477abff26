import { enqueueActions } from "xstate";
import { isPending } from "../barrierHandling.ts";
import { alignedBarrierHandler } from "../machines/alignedBarrierHandler.ts";
import type { AlignedBarrierHandlerContext } from "../machines/alignedBarrierHandler.ts";
import { defineVariant } from "../variants/defineVariant.ts";
import { selfBlocking } from "../variants/taskSideVariants.ts";

/** What the idea adds to the handler's state: the channels that a record has come through. */
interface WithActivity extends AlignedBarrierHandlerContext {
  readonly activeChannels?: readonly number[];
}

/** The handler takes a barrier for the last one if every channel it still waits for is idle. */
const idleAwareHandler = alignedBarrierHandler.provide({
  guards: {
    isLastBarrier: ({ context }: { readonly context: WithActivity }, { channel, checkpoint }) => {
      const { channels, activeChannels = [], alignedChannels, currentCheckpoint } = context;
      const isCurrent = isPending(context) && checkpoint === currentCheckpoint;
      const aligned = [channel, ...(isCurrent ? alignedChannels : [])];
      return Array.from({ length: channels }, (_, other) => other).every(
        (other) => aligned.includes(other) || !activeChannels.includes(other),
      );
    },
  },
  actions: {
    passOn: enqueueActions(({ context, enqueue }, { channel, sequence }) => {
      enqueue.emit({ type: "record", channel, sequence });
      const { activeChannels = [] }: WithActivity = context;
      const active = [...new Set([...activeChannels, channel])].sort((a, b) => a - b);
      const update: Partial<WithActivity> = { activeChannels: active };
      enqueue.assign(update);
    }),
  },
});

/**
 * A plausible optimisation: why wait for the barrier of an input that has never sent anything? It looks
 * harmless, for there is nothing of it in the operator's state. But silence at the receiver is no
 * silence at the sender. A record that is already on its way lies before the sender's snapshot and
 * after the task's, and a restore loses it.
 */
export const skipAlignmentOnIdleChannel = defineVariant({
  name: "skip-alignment-on-idle-channel",
  description:
    "The task does not wait for the barrier of an input that no record has come through.",
  from: selfBlocking,
  machines: { barrierHandler: idleAwareHandler },
  scenarios: ["hot-cold-join"],
});
