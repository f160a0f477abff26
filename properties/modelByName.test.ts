import { describe, expect, test } from "vitest";
import { families, modelByName } from "./index.ts";

describe("modelByName", () => {
  test("finds a scenario under a mutant", () => {
    const { scenario, variant } = modelByName(families, "skewed-join", "snapshot-at-first-barrier");
    expect([scenario, variant]).toEqual(["skewed-join", "snapshot-at-first-barrier"]);
  });

  test.each([
    ["skewd-join", "aligned", 'There is no scenario "skewd-join". Did you mean "skewed-join"?'],
    ["skewed-join", "alligned", 'There is no variant "alligned". Did you mean "aligned"?'],
  ])("%s under %s is refused", (scenario, variant, message) => {
    expect(() => modelByName(families, scenario, variant)).toThrow(message);
  });

  test("a variant of another family is refused with those that fit", () => {
    const [first] = families;
    const other = { ...first!, name: "something else", scenarios: [], variants: [], mutants: [] };
    const stranger = { ...other, variants: [{ name: "stranger", description: "" }] };
    expect(() => modelByName([first!, stranger], "skewed-join", "stranger")).toThrow(
      'The scenario "skewed-join" is about aligned barriers, and "stranger" is not. It can be ' +
        "checked under: aligned, aligned-channel-not-blocked,",
    );
  });
});
