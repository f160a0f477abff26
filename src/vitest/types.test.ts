import { expect, expectTypeOf, test } from "vitest";
import type { Model } from "../checker/property/index.ts";
import type { Schedule } from "../checker/trace/types.ts";
import { counterModel } from "../cli/testing/counterModels.ts";
import { registerMatchers, type SeamcheckMatchers, type Trace } from "./index.ts";

type OfModel = SeamcheckMatchers<Model>;

test("matchers are there for models alone, and have to be awaited", () => {
  const claim = expect(counterModel("short-count", "careful", 3));
  expectTypeOf(claim.toHold).toEqualTypeOf<OfModel["toHold"]>();
  expectTypeOf(claim.toHold).returns.toEqualTypeOf<Promise<void>>();
  expectTypeOf(claim.not.toReach).returns.toEqualTypeOf<Promise<void>>();
  expectTypeOf(expect("no model").toHold).toBeNever();
  expectTypeOf(expect(registerMatchers).toReplay).toBeNever();
});

test("parameters are checked", () => {
  expectTypeOf<OfModel["toHold"]>().toBeCallableWith();
  expectTypeOf<OfModel["toHold"]>().toBeCallableWith({ maxStates: 1 });
  expectTypeOf<OfModel["toHold"]>().toBeCallableWith("p", { allowVacuous: ["q"] });
  expectTypeOf<OfModel["toViolate"]>().toBeCallableWith("p", { trace: ["a.b"], steps: 1 });
  expectTypeOf<OfModel["toSurvive"]>().toBeCallableWith({ runs: 10, strategy: "pos" });
  expectTypeOf<OfModel["toReplay"]>().toBeCallableWith(new URL("file:///a.json"));
  // @ts-expect-error -- options come last
  expectTypeOf<OfModel["toHold"]>().toBeCallableWith({ maxStates: 1 }, "p");
  // @ts-expect-error -- the property is required
  expectTypeOf<OfModel["toViolate"]>().toBeCallableWith();
  // @ts-expect-error -- there is no such strategy
  expectTypeOf<OfModel["toSurvive"]>().toBeCallableWith({ strategy: "luck" });
  // @ts-expect-error -- there is no such option
  expectTypeOf<OfModel["toReach"]>().toBeCallableWith("w", { step: 1 });
  expectTypeOf<Schedule>().toExtend<Trace>();
  expectTypeOf<string[]>().toExtend<Trace>();
});

test("nothing public is any", () => {
  expectTypeOf<Parameters<OfModel["toHold"]>[0]>().not.toBeAny();
  expectTypeOf<Parameters<OfModel["toReplay"]>[0]>().not.toBeAny();
  expectTypeOf<Trace[number]>().not.toBeAny();
});
