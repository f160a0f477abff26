import { setup } from "xstate";
import { defineNetwork, instance } from "../../network/index.ts";
import { never } from "../../property/index.ts";
import { planted, type PlantedBug } from "./plantedBug.ts";

const light = setup({
  types: {} as { events: { type: "dim" } | { type: "flicker" } | { type: "shatter" } },
}).createMachine({
  id: "light",
  initial: "bright",
  states: {
    bright: { on: { dim: "half", shatter: "dark" } },
    half: { on: { dim: "low", flicker: "low" } },
    low: { on: { dim: "dark" } },
    dark: {},
  },
});

/** A light that goes out in three steps, or in one with a fault, or in three one of which is one. */
export function detourOrFault(): PlantedBug {
  const network = defineNetwork({
    name: "light",
    instances: { light: instance(light) },
    wires: () => [],
    moves: (move) => [
      move("light.dim"),
      move("light.flicker", { kind: "fault" }),
      move("light.shatter", { kind: "fault" }),
    ],
  });
  return planted(
    network,
    never("dark", {
      description: "The light is never dark.",
      reads: ["light"],
      bad: (view) => view.light!.value === "dark",
    }),
  );
}
