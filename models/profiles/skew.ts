import type { Network, Wire } from "../../src/checker/network/index.ts";
import { OFTEN, SELDOM } from "./adversary.ts";
import type { Adversary } from "./adversary.ts";

type Side = "hot" | "cold";

/** Alignment under skew: what the first seam of DESIGN §1 needs. */
export const skew: Adversary = {
  name: "skew",
  description:
    "Starves all inputs of a join but the first, from their sources to the join, so that alignments " +
    "last long; without a join it changes nothing.",
  prepare: (network) => {
    const sides = sidesOf(network);
    return {
      name: "skew",
      weight: ({ instance, kind }) => {
        const side = sides.get(instance);
        if (kind !== "progress" || side === undefined) return 1;
        return side === "hot" ? OFTEN : SELDOM;
      },
    };
  },
};

/**
 * Which instances records pass on their way to the first input of a join, and which on their way to
 * another. An instance whose records go both ways, or to no join, is on no side.
 */
function sidesOf({ instances, wires }: Network): ReadonlyMap<string, Side> {
  const ways = wires.filter(({ port }) => port === "record");
  const known = new Map<string, ReadonlySet<Side>>();
  const sidesBehind = (name: string): ReadonlySet<Side> => {
    const sides = known.get(name);
    if (sides !== undefined) return sides;
    // Until more is known. It ends a walk in a circle.
    known.set(name, new Set());
    const found = ways
      .filter(({ from }) => from === name)
      .flatMap((way) => (leadsIntoJoin(way, ways) ? [sideOf(way)] : [...sidesBehind(way.to)]));
    known.set(name, new Set(found));
    return known.get(name)!;
  };
  return new Map(
    Object.keys(instances).flatMap((name) => {
      const [side, other] = sidesBehind(name);
      return side === undefined || other !== undefined ? [] : [[name, side] as const];
    }),
  );
}

/** The receiver tells its channels apart, and has several. */
function leadsIntoJoin({ to, fields }: Wire, ways: readonly Wire[]): boolean {
  return ways.some((other) => other.to === to && other.fields.channel !== fields.channel);
}

function sideOf({ fields }: Wire): Side {
  return fields.channel === 0 ? "hot" : "cold";
}
