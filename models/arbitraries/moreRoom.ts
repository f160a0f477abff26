import { withInput } from "./explicitTopology.ts";
import type { ExplicitTopology } from "./explicitTopology.ts";
import type { TaskSideBounds } from "./taskSideLimits.ts";

/**
 * The same with more buffers, a higher cap or a later stall, up to the bounds, since room takes trouble
 * away. All buffers at once, since more at one end only often helps nothing, or one by one.
 */
export function* moreRoom(
  topology: ExplicitTopology,
  bounds: TaskSideBounds,
): Iterable<ExplicitTopology> {
  const { inputs, floatingBuffers, alignmentCap, stallsAfter } = topology;
  const { maxBuffers, maxFloatingBuffers, maxAlignmentCap, maxRecords } = bounds;
  yield* allBuffers(topology, maxBuffers);
  for (const [index, { senderBuffers, receiverBuffers }] of inputs.entries()) {
    for (const more of larger(senderBuffers, maxBuffers)) {
      yield withInput(topology, index, { senderBuffers: more });
    }
    for (const more of larger(receiverBuffers, maxBuffers)) {
      yield withInput(topology, index, { receiverBuffers: more });
    }
  }
  if (floatingBuffers > 0) {
    for (const more of larger(floatingBuffers, maxFloatingBuffers)) {
      yield { ...topology, floatingBuffers: more };
    }
  }
  for (const more of larger(alignmentCap ?? maxAlignmentCap, maxAlignmentCap)) {
    yield { ...topology, alignmentCap: more };
  }
  for (const more of larger(stallsAfter ?? maxRecords, maxRecords)) {
    yield { ...topology, stallsAfter: more };
  }
}

/** At both ends of every channel, and at the receivers only. */
function* allBuffers(topology: ExplicitTopology, maxBuffers: number): Iterable<ExplicitTopology> {
  const most = (buffers: number) => Math.max(buffers, maxBuffers);
  const { inputs } = topology;
  if (inputs.every((input) => input.receiverBuffers >= maxBuffers)) return;
  const receivers = inputs.map((input) => ({
    ...input,
    receiverBuffers: most(input.receiverBuffers),
  }));
  const both = receivers.map((input) => ({ ...input, senderBuffers: most(input.senderBuffers) }));
  yield { ...topology, inputs: both };
  yield { ...topology, inputs: receivers };
}

/** The most first, then the next larger one. */
function larger(value: number, most: number): readonly number[] {
  return [...new Set([most, value + 1])].filter((other) => value < other && other <= most);
}
