import { createMachine } from "xstate";
import { expect, test } from "vitest";
import { mermaidDiagram } from "./mermaid.ts";

test("states, guards, nested and final states, and what is handled in any state", () => {
  const machine = createMachine({
    id: "door",
    initial: "open",
    on: { burn: ".burnt" },
    states: {
      open: { on: { close: "closed", wave: { actions: [] } } },
      closed: {
        initial: "unlocked",
        on: { open: { guard: () => true, target: "open" } },
        states: { unlocked: { on: { lock: "locked" } }, locked: {} },
      },
      burnt: { type: "final" },
    },
  });
  expect(mermaidDiagram(machine)).toMatchInlineSnapshot(`
    "stateDiagram-v2
      state "(in any state)" as machine
      [*] --> open
      state "open" as open
      state "closed" as closed {
        [*] --> closed_unlocked
        state "unlocked" as closed_unlocked
        state "locked" as closed_locked
      }
      state "burnt" as burnt
      burnt --> [*]
      machine --> burnt : burn
      open --> closed : close
      open --> open : wave
      closed --> open : [open]
      closed_unlocked --> closed_locked : lock"
  `);
});

test("a machine that lives in its context is one state", () => {
  const machine = createMachine({ id: "counter", on: { up: { actions: [] } } });
  expect(mermaidDiagram(machine)).toMatchInlineSnapshot(`
    "stateDiagram-v2
      state "counter" as machine
      [*] --> machine
      machine --> machine : up"
  `);
});
