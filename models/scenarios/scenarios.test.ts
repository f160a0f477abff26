import { expect, test } from "vitest";
import { scenarios } from "./index.ts";

test.each(scenarios)("$name teaches in two sentences", ({ lesson }) => {
  expect(lesson.match(/[.!?](?= |$)/g)).toHaveLength(2);
});
