import { assign, setup } from "xstate";
import { defineNetwork, instance } from "../../checker/network/index.ts";
import { contextOf, never, type Model } from "../../checker/property/index.ts";

interface Staircase {
  /** How many steps up to the landing, where the walk ends. */
  readonly steps: number;
  /** How many steps the walker may take at once: 1 or 2. */
  readonly stride: number;
  /** A step that breaks. */
  readonly rotten: number;
  /** Whether the walker looks where it goes. */
  readonly looks: boolean;
}

interface WalkerContext extends Staircase {
  readonly at: number;
}

const walker = setup({
  types: {
    context: {} as WalkerContext,
    events: {} as { readonly type: "climb"; readonly by: number },
    input: {} as Staircase,
  },
}).createMachine({
  id: "walker",
  context: ({ input }) => ({ ...input, at: 0 }),
  on: {
    climb: {
      guard: ({ context: { at, steps, stride, rotten, looks }, event: { by } }) =>
        by <= stride && at + by <= steps && !(looks && at + by === rotten),
      actions: assign({ at: ({ context, event }) => context.at + event.by }),
    },
  },
});

/** A walker on a staircase that should not tread on the rotten step. */
export function staircaseModel(variant: string, staircase: Staircase): Model {
  return {
    scenario: "staircase",
    variant,
    network: defineNetwork({
      name: "staircase",
      instances: { walker: instance(walker, staircase) },
      wires: () => [],
      moves: (move) => [
        move("walker.climb", { with: { by: 1 } }),
        move("walker.climb", { with: { by: 2 } }),
      ],
    }),
    properties: [
      never("the walker's fall", {
        description: "The walker never treads on the rotten step.",
        reads: ["walker"],
        bad: (view) => contextOf<WalkerContext>(view, "walker").at === staircase.rotten,
        explain: () => `step ${staircase.rotten} breaks`,
      }),
    ],
  };
}
