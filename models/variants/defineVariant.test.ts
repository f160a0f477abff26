import { expect, test } from "vitest";
import { modelsOf } from "../../properties/index.ts";
import { checkExhaustively } from "../../src/checker/search/index.ts";
import { skipAlignmentOnIdleChannel } from "../examples/skipAlignmentOnIdleChannel.ts";
import { aligned, selfBlocking, unaligned } from "./index.ts";
import { defineVariant } from "./defineVariant.ts";

test("the worked example looks harmless and loses a record", async () => {
  const [model] = modelsOf(skipAlignmentOnIdleChannel);
  const result = await checkExhaustively(model!);
  const cut = result.properties.find(({ property }) => property === "consistent cut");
  expect(cut).toMatchObject({
    verdict: "violated",
    reason:
      "checkpoint 1: hot had sent hot#1, the task had applied nothing, and nothing was saved in " +
      "flight: a restore loses hot#1.",
    evidence: { length: "shortest" },
  });
  expect(cut?.evidence?.steps.map(({ move }) => move.move)).toEqual([
    "hot.emit",
    "coordinator.trigger",
    "hot.performCheckpoint",
    "cold.performCheckpoint",
    "cold_subpartition.send",
    "cold_channel.deliver",
  ]);
  const others = result.properties.filter(({ property }) => property !== "consistent cut");
  expect(others.map(({ verdict }) => verdict)).not.toContain("violated");
});

test("a single rule can be replaced by its name", async () => {
  const eager = defineVariant({
    name: "eager",
    description: "Every barrier overtakes, that of a savepoint too.",
    from: unaligned,
    rules: { subpartition: { guards: { overtakes: () => true } } },
    scenarios: ["savepoint-inside-unaligned"],
  });
  const [model] = modelsOf(eager);
  expect(model).toMatchObject({ variant: "eager", scenario: "savepoint-inside-unaligned" });
  const { properties } = await checkExhaustively(model!, { stopAtFirst: true });
  expect(properties.find(({ property }) => property === "consistent cut")?.verdict).toBe(
    "violated",
  );
});

test("a scenario of one's own and a variant of the basic family work, too", async () => {
  const topology = {
    inputs: [{ name: "only", records: 1, senderBuffers: 1, receiverBuffers: 1 }],
    checkpoints: ["checkpoint"],
    crashes: 0,
  } as const;
  const same = { name: "same", description: "Nothing is different." };
  const taskSide = defineVariant({
    ...same,
    from: selfBlocking,
    scenarios: [{ name: "tiny", topology }],
  });
  const basic = defineVariant({ ...same, from: aligned, scenarios: ["single-channel"] });
  for (const model of [...modelsOf(taskSide), ...modelsOf(basic)]) {
    const { properties } = await checkExhaustively(model);
    expect(properties.map(({ verdict }) => verdict)).not.toContain("violated");
  }
});

test("a mistyped role, rule or scenario is named, with what was probably meant", () => {
  const base = { name: "mine", description: "", from: selfBlocking, scenarios: ["hot-cold-join"] };
  expect(() => defineVariant({ ...base, machines: { barierHandler: undefined } as never })).toThrow(
    'Variant "mine": there is no machine "barierHandler". Did you mean "barrierHandler"?',
  );
  expect(() =>
    defineVariant({ ...base, rules: { subpartition: { guards: { overtake: () => true } } } }),
  ).toThrow('subpartition, guards: there is no rule "overtake". Did you mean "overtakes"?');
  expect(() => defineVariant({ ...base, scenarios: [] })).toThrow("names no scenario");
  expect(() => modelsOf(defineVariant({ ...base, scenarios: ["hot-cold-joint"] }))).toThrow(
    'There is no scenario "hot-cold-joint" for this kind of variant. Did you mean "hot-cold-join"?',
  );
});
