import { alignedJoin, alignedJoinSizes } from "../../models/scenarios/alignedJoin.ts";
import { twoPhaseCommit } from "../../models/examples/twoPhaseCommit.ts";
import { buildSystem } from "../../models/system.ts";
import { aligned } from "../../models/variants/index.ts";
import type { Network } from "../checker/network/index.ts";
import { checkExhaustively } from "../checker/search/index.ts";
import { explorePlainly } from "../checker/testing/plainInterpreter.ts";
import type { Measurement } from "./measurement.ts";

/** One line of the report; `name` also picks it on the worker's command line. */
export interface BenchmarkCase {
  readonly name: string;
  readonly run: () => Promise<Omit<Measurement, "case" | "residentBytes">>;
}

/** A plain exploration that has not ended by then is reported by its speed up to there. */
const PLAIN_LIMIT_MS = 30_000;

const twoPhaseCommits = [7, 8, 9].map((participants) => ({
  name: `two-phase commit, ${participants} participants`,
  network: () => twoPhaseCommit(participants).network,
}));

const alignedJoins = Object.entries(alignedJoinSizes).map(([size, bounds]) => ({
  name: `aligned join, about ${size} states`,
  network: () => buildSystem("aligned join", alignedJoin(bounds), aligned).network,
}));

export const benchmarkCases: readonly BenchmarkCase[] = [
  ...[twoPhaseCommits, alignedJoins].flatMap((family) => [
    ...family.map(({ name, network }) => kernelCase(name, network())),
    plainCase(family[0]!.name, family[0]!.network()),
  ]),
];

/** Properties are left out on both sides, so that the engines alone are compared. */
function kernelCase(name: string, network: Network): BenchmarkCase {
  return {
    name,
    run: async () => {
      const model = { scenario: name, variant: "", network, properties: [] };
      const { statistics, complete } = await checkExhaustively(model);
      return {
        engine: "kernel",
        states: statistics.states,
        transitions: statistics.transitions,
        elapsedMs: statistics.elapsedMs,
        complete,
        xstateCalls: statistics.xstateCalls,
        storeBytesPerState: statistics.bytesPerState,
      };
    },
  };
}

function plainCase(name: string, network: Network): BenchmarkCase {
  return {
    name: `${name}, plain XState`,
    run: () => {
      const startMs = performance.now();
      const { states, transitions, complete } = explorePlainly(network, {
        deadlineMs: startMs + PLAIN_LIMIT_MS,
      });
      return Promise.resolve({
        engine: "plain XState",
        states,
        transitions,
        elapsedMs: performance.now() - startMs,
        complete,
        xstateCalls: undefined,
        storeBytesPerState: undefined,
      });
    },
  };
}
