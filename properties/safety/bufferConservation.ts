import type { CreditedInputChannelContext } from "../../models/machines/creditedInputChannel.ts";
import type { CreditedSubpartitionContext } from "../../models/machines/creditedSubpartition.ts";
import type { LocalBufferPoolContext } from "../../models/machines/localBufferPool.ts";
import { BUFFER_POOL, partsOf } from "../../models/taskSideNames.ts";
import type { InputParts } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** Every buffer is in one place, and a credit stands for an empty one (P-BUF, A3). */
export const bufferConservation: TaskSideProperty = {
  name: "buffer conservation",
  description:
    "Each exclusive and each floating buffer is free or holds one record, none is lost or doubled, " +
    "and a sender that may send never has more credit than its receiver has empty buffers.",
  appliesTo: (_, variant) => variant.machines.bufferPool !== undefined,
  build,
};

function build({ topology }: TaskSideSystem): AlwaysProperty {
  const inputs = topology.inputs.map(partsOf);
  return always(bufferConservation.name, {
    description: bufferConservation.description,
    reads: [BUFFER_POOL, ...inputs.flatMap(({ subpartition, channel }) => [subpartition, channel])],
    premise: (view) =>
      inputs.some(({ channel }) => channelIn(view, channel).queue.some(holdsFloating)),
    holds: (view) => describeDefects(view, inputs).length === 0,
    explain: (view) => describeDefects(view, inputs).join(" "),
  });
}

function describeDefects(view: StateView, inputs: readonly InputParts[]): readonly string[] {
  const { size, free } = contextOf<LocalBufferPoolContext>(view, BUFFER_POOL);
  const lent = inputs.map(({ channel }) => floatingAt(channelIn(view, channel)));
  const floating = lent.reduce((sum, buffers) => sum + buffers, free);
  return [
    ...(floating === size ? [] : [`there are ${floating} floating buffers instead of ${size}.`]),
    ...inputs.flatMap((parts) => describeChannel(view, parts)),
  ];
}

function describeChannel(
  view: StateView,
  { subpartition, channel }: InputParts,
): readonly string[] {
  const { exclusiveBuffers, freeExclusive, freeFloating, queue } = channelIn(view, channel);
  const exclusive = freeExclusive + queue.filter(holdsExclusive).length;
  const { credit, isBlocked } = contextOf<CreditedSubpartitionContext>(view, subpartition);
  const free = freeExclusive + freeFloating;
  return [
    ...(exclusive === exclusiveBuffers
      ? []
      : [`${channel} has ${exclusive} exclusive buffers instead of ${exclusiveBuffers}.`]),
    ...(isBlocked || credit <= free
      ? []
      : [`${subpartition} has ${credit} credits for ${free} empty buffers.`]),
  ];
}

function channelIn(view: StateView, channel: string): CreditedInputChannelContext {
  return contextOf<CreditedInputChannelContext>(view, channel);
}

function floatingAt({ freeFloating, queue }: CreditedInputChannelContext): number {
  return freeFloating + queue.filter(holdsFloating).length;
}

function holdsFloating(element: CreditedInputChannelContext["queue"][number]): boolean {
  return element.type === "record" && element.buffer === "floating";
}

function holdsExclusive(element: CreditedInputChannelContext["queue"][number]): boolean {
  return element.type === "record" && element.buffer === "exclusive";
}
