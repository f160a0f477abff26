import fc, { type Random } from "fast-check";
import { checkTopology } from "../topology.ts";
import type { Topology } from "../topology.ts";
import { unshrunkTopology } from "./jobPlan.ts";
import { defaultBounds } from "./limits.ts";
import type { TopologyBounds, TopologyLimits } from "./limits.ts";
import { simplerTopologies } from "./simplerTopologies.ts";

/**
 * Jobs as fast-check values: chains, joins, diamonds and fan-out, alone and together, each of them
 * one that `checkTopology` accepts. A job shrinks towards one source without records, one task, one
 * checkpoint, no crash and the widest channel. Examples given by hand shrink, too.
 *
 * @example
 * fc.assert(fc.property(topologyArbitrary({ maxTasks: 3 }), (topology) => ...));
 */
export function topologyArbitrary(limits: TopologyLimits = {}): fc.Arbitrary<Topology> {
  return new TopologyArbitrary({ ...defaultBounds, ...limits });
}

/**
 * Shrinks the job and not the numbers it was drawn from: with these, to take away a vertex changes
 * what the others read, and most shrinking ended far from the simplest job.
 */
class TopologyArbitrary extends fc.Arbitrary<Topology> {
  readonly #unshrunk: fc.Arbitrary<Topology>;
  readonly #maxCapacity: number;

  constructor(bounds: TopologyBounds) {
    super();
    this.#unshrunk = unshrunkTopology(bounds);
    this.#maxCapacity = bounds.maxCapacity;
  }

  override generate(random: Random, biasFactor: number | undefined): fc.Value<Topology> {
    return new fc.Value(this.#unshrunk.generate(random, biasFactor).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Topology {
    try {
      checkTopology(value as Topology);
      return true;
    } catch {
      return false;
    }
  }

  override shrink(topology: Topology): fc.Stream<fc.Value<Topology>> {
    const simpler = fc.stream(simplerTopologies(topology, this.#maxCapacity));
    return simpler.map((value) => new fc.Value(value, undefined));
  }
}
