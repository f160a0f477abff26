import fc from "fast-check";
import { renumbered } from "./renumbered.ts";
import type { ChannelDescription, Topology } from "../topology.ts";
import type { TopologyBounds } from "./limits.ts";

/** A channel into a task, as seen from there. */
interface InputPlan {
  /**
   * 0 reads from the newest vertex that nobody reads yet, as most operators of real jobs do; a number
   * k from the vertex k before the newest, whoever else reads it, beyond the oldest round again.
   */
  readonly back: number;
  readonly capacity: number;
}

/** The numbers that a job is made from. Whatever they are, a job comes out. */
interface JobPlan {
  /** The records of each source. */
  readonly sources: readonly number[];
  /** The inputs of each task. */
  readonly tasks: readonly (readonly InputPlan[])[];
  readonly checkpoints: number;
  readonly maxConcurrentCheckpoints: number;
  readonly crashes: number;
}

/** Draws jobs; `TopologyArbitrary` shrinks them. */
export function unshrunkTopology(bounds: TopologyBounds): fc.Arbitrary<Topology> {
  const input = fc.record({
    back: fc.oneof(fc.constant(0), fc.nat(bounds.maxSources + bounds.maxTasks)),
    capacity: fc.integer({ min: 1, max: bounds.maxCapacity }),
  });
  const inputs = fc.array(input, { minLength: 1, maxLength: bounds.maxInputs });
  const plan = fc.record({
    sources: fc.array(fc.nat(bounds.maxRecords), { minLength: 1, maxLength: bounds.maxSources }),
    tasks: fc.array(inputs, { minLength: 1, maxLength: bounds.maxTasks }),
    checkpoints: fc.integer({ min: 1, max: bounds.maxCheckpoints }),
    maxConcurrentCheckpoints: fc.integer({ min: 1, max: bounds.maxConcurrentCheckpoints }),
    crashes: fc.nat(bounds.maxCrashes),
  });
  return plan.map((numbers) => renumbered(topologyOf(numbers)));
}

/** A task reads from vertices before it, so there is no cycle. */
function topologyOf({ sources, tasks, ...plan }: JobPlan): Topology {
  const vertices = sources.map((_, index) => `source${index}`);
  const channels: ChannelDescription[] = [];
  for (const [index, inputs] of tasks.entries()) {
    const to = `task${index}`;
    for (const { back, capacity } of inputs) {
      const from = vertexRead(back, vertices, channels);
      // At most one channel joins two vertices, so of several from one vertex the first is taken.
      const isThere = channels.some((channel) => channel.from === from && channel.to === to);
      if (!isThere) channels.push({ from, to, capacity });
    }
    vertices.push(to);
  }
  return {
    sources: sources.map((records, index) => ({ name: `source${index}`, records })),
    tasks: tasks.map((_, index) => ({ name: `task${index}` })),
    channels,
    checkpoints: plan.checkpoints,
    // More at once than there are would be the same as all at once.
    maxConcurrentCheckpoints: Math.min(plan.maxConcurrentCheckpoints, plan.checkpoints),
    crashes: plan.crashes,
  };
}

function vertexRead(
  back: number,
  vertices: readonly string[],
  channels: readonly ChannelDescription[],
): string {
  const unread = vertices.findLast((name) => channels.every(({ from }) => from !== name));
  if (back === 0 && unread !== undefined) return unread;
  return vertices.at(-1 - (back % vertices.length))!;
}
