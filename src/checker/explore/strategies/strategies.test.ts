import { describe, expect, test } from "vitest";
import { Kernel } from "../../kernel/kernel.ts";
import { defineNetwork, instance, type Network } from "../../network/index.ts";
import { counter } from "../../testing/counters.ts";
import { chainsOf } from "../estimates.ts";
import type { Interest } from "../interest.ts";
import { randomFrom } from "../randomness.ts";
import { counters } from "../testing/networks.ts";
import { Walk, type Spectator } from "../walk.ts";
import { DelayBounded } from "./delayBounded.ts";
import { NoveltyArchive } from "./noveltyArchive.ts";
import { PartialOrderSampling } from "./partialOrderSampling.ts";
import { PriorityChains } from "./priorityChains.ts";
import { SelectivelyUniform } from "./selectivelyUniform.ts";
import type { Strategy } from "./strategy.ts";
import { Uniform } from "./uniform.ts";

const nobody: Spectator = { stepped: () => undefined, arrived: () => false };

/** Runs of a strategy as words: a digit for each move. */
function words(
  network: Network,
  make: (walk: Walk) => Strategy,
  { runs = 2_000, interesting }: { runs?: number; interesting?: Interest } = {},
): string[] {
  const walk = new Walk(new Kernel(network), { interesting });
  const strategy = make(walk);
  const random = randomFrom(11);
  const result: string[] = [];
  for (let run = 0; run < runs && walk.run(strategy, random, nobody); run++) {
    result.push(walk.moves.join(""));
  }
  return result;
}

function share(of: readonly string[], pattern: RegExp): number {
  return of.filter((word) => pattern.test(word)).length / of.length;
}

const surw = (walk: Walk) => new SelectivelyUniform(chainsOf(walk));
const pos = (walk: Walk) => new PartialOrderSampling(walk.kernel.moves.length);

describe("a single tick among nine of another counter", () => {
  const network = counters(1, 9);

  test("hardly ever comes last in a random walk", () => {
    expect(
      share(
        words(network, () => new Uniform()),
        /0$/,
      ),
    ).toBeLessThan(0.01);
  });

  test("comes last about every tenth time with SURW, where everything is interesting", () => {
    expect(share(words(network, surw), /0$/)).toBeCloseTo(0.1, 1);
  });

  test("comes last about every tenth time with POS, since it races with none of the others", () => {
    expect(share(words(network, pos), /0$/)).toBeCloseTo(0.1, 1);
  });
});

test("SURW samples the order of the interesting moves evenly, however many others there are", () => {
  const runs = words(counters(1, 20, 1), surw, { interesting: /^counter[02]\./ });
  expect(share(runs, /0.*2/)).toBeCloseTo(0.5, 1);
  const without = words(counters(1, 1, 1), surw, { interesting: (name) => name === "none" });
  expect(new Set(without).size).toBe(6);
});

describe("PCT", () => {
  test("lets a chain go on to its end at depth 1", () => {
    const runs = words(counters(3, 3, 3), (walk) => new PriorityChains(chainsOf(walk), 1));
    expect([...new Set(runs)].sort()).toEqual(
      ["000111222", "000222111", "111000222", "111222000", "222000111", "222111000"].sort(),
    );
  });

  test("interrupts one chain somewhere at depth 2", () => {
    const runs = words(counters(3, 3), (walk) => new PriorityChains(chainsOf(walk), 2));
    expect([...new Set(runs)].sort()).toEqual(
      ["000111", "011100", "001110", "111000", "100011", "110001"].sort(),
    );
  });
});

describe("delays", () => {
  const enumerate = (network: Network, maxDelays: number) => {
    const strategy = new DelayBounded(new Kernel(network), maxDelays);
    const runs = words(network, () => strategy, { runs: 100_000 });
    return { runs, strategy };
  };

  test("none is round robin", () => {
    const { runs, strategy } = enumerate(counters(2, 2, 1), 0);
    expect(runs).toEqual(["01201"]);
    expect(strategy).toMatchObject({ allSeenUpTo: 0, schedulesSeen: 1 });
  });

  test("one passes over one turn", () => {
    const { runs } = enumerate(counters(2, 2), 1);
    expect([...new Set(runs)].sort()).toEqual(["0101", "0110", "0011", "1010"].sort());
  });

  test("any number is every interleaving, after which there is no further run", () => {
    const { runs, strategy } = enumerate(counters(2, 2, 2), Number.POSITIVE_INFINITY);
    expect(new Set(runs).size).toBe(90);
    expect(strategy.schedulesSeen).toBe(90);
  });

  test("a fault costs one, unless nothing else is left", () => {
    const network = defineNetwork({
      name: "with a fault",
      instances: {
        a: instance(counter, { limit: 1 }),
        b: instance(counter, { limit: 1 }),
        crash: instance(counter, { limit: 1 }),
      },
      wires: () => [],
      moves: (move) => [move("a.tick"), move("b.tick"), move("crash.tick", { kind: "fault" })],
    });
    expect(enumerate(network, 0).runs).toEqual(["012"]);
    expect([...new Set(enumerate(network, 1).runs)]).toEqual(["012", "021", "102", "201"]);
  });
});

test("the archive keeps a schedule only if it shows a new pair of moves or a new timeline", () => {
  const kernel = new Kernel(counters(2, 2));
  const archive = new NoveltyArchive(kernel);
  const run = (...moves: number[]) => {
    archive.newRun();
    const state = kernel.initialState();
    for (const move of moves) {
      kernel.step(state, move);
      state.set(kernel.next);
      archive.observe(move);
    }
  };
  run(0, 0, 1, 1);
  run(0, 0, 1, 1);
  run(0, 1, 0, 1);
  run(1, 1, 0, 0);
  archive.newRun();
  expect(archive.kept).toEqual([
    [0, 0, 1, 1],
    [0, 1, 0, 1],
  ]);
});
