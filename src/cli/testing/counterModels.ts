import { assign, setup } from "xstate";
import { defineNetwork, instance } from "../../checker/network/index.ts";
import { always, contextOf, sometimes, type Model } from "../../checker/property/index.ts";
import type { JobScenario } from "../../flink/index.ts";
import type { Catalogue } from "../catalogue.ts";
import { findByName } from "../names.ts";

interface CounterContext {
  readonly count: number;
  readonly last: number;
}

const counter = setup({
  types: {
    context: {} as CounterContext,
    events: {} as { readonly type: "increment" },
    input: {} as { readonly last: number },
  },
}).createMachine({
  id: "counter",
  context: ({ input }) => ({ count: 0, last: input.last }),
  on: {
    increment: {
      guard: ({ context }) => context.count < context.last,
      actions: assign({ count: ({ context }) => context.count + 1 }),
    },
  },
});

/** A counter that should stay at or below `limit` and goes up to `last`. */
export function counterModel(scenario: string, variant: string, last: number, limit = 3): Model {
  const countIn = (view: Parameters<typeof contextOf>[0]) =>
    contextOf<CounterContext>(view, "counter").count;
  return {
    scenario,
    variant,
    network: defineNetwork({
      name: scenario,
      instances: { counter: instance(counter, { last }) },
      wires: () => [],
      moves: (move) => [move("counter.increment")],
    }),
    properties: [
      always("count bound", {
        description: "The count never exceeds its limit.",
        reads: ["counter"],
        holds: (view) => countIn(view) <= limit,
        explain: (view) => `the count is ${countIn(view)}, above the limit of ${limit}`,
      }),
      sometimes("counting happens", {
        description: "The counter moves at all.",
        reads: ["counter"],
        holds: (view) => countIn(view) > 0,
      }),
    ],
  };
}

/** What stands for every imported job. */
export function counterScenario({ name }: { readonly name: string }): JobScenario {
  return { model: counterModel(name, "careful", 3), bounds: ["It counts to 3 and no further."] };
}

const LAST_COUNT: Readonly<Record<string, number>> = {
  careful: 3,
  greedy: 4,
  idle: 0,
  endless: 1e9,
};

/** Two scenarios and a correct variant; a mutant that goes too far; one that never moves. */
export const counterCatalogue: Catalogue = {
  scenarios: [
    { name: "short-count", lesson: "A counter has to stop.", variants: ["careful"] },
    {
      name: "long-count",
      lesson: "It has to stop even if it may go on for long.",
      variants: ["careful"],
    },
  ],
  variants: [{ name: "careful", description: "Stops at the limit." }],
  properties: [
    { name: "count bound", description: "The count never exceeds its limit." },
    { name: "counting happens", description: "The counter moves at all." },
  ],
  mutants: [
    {
      name: "greedy",
      description: "Counts one too many.",
      mutates: "careful",
      killedBy: "count bound",
      scenario: "short-count",
    },
    {
      name: "idle",
      description: "Never counts.",
      mutates: "careful",
      killedBy: "counting happens",
      scenario: "short-count",
    },
    {
      name: "endless",
      description: "Counts for ever.",
      mutates: "careful",
      killedBy: "count bound",
      scenario: "long-count",
    },
  ],
  adversaries: [
    {
      name: "faults",
      description: "Presses on faults.",
      prepare: () => ({ name: "faults", weight: ({ kind }) => (kind === "fault" ? 4 : 1) }),
    },
  ],
  assemble: (scenario, variant) => {
    findByName("scenario", scenario, counterCatalogue.scenarios);
    return counterModel(scenario, variant, LAST_COUNT[variant]!, variant === "endless" ? 1e9 : 3);
  },
};
