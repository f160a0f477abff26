import { expect, test } from "vitest";
import { checkTaskSideTopology, type TaskSideTopology } from "./taskSideTopology.ts";

const input = { name: "hot", records: 1, senderBuffers: 1, receiverBuffers: 0 };
const valid: TaskSideTopology = {
  inputs: [input, { ...input, name: "cold" }],
  checkpoints: ["checkpoint", "checkpoint"],
  crashes: 0,
  floatingBuffers: 1,
};

test.each<[string, Partial<TaskSideTopology>, string]>([
  ["no input", { inputs: [] }, "the task has no input. Give it one."],
  [
    "no checkpoint",
    { checkpoints: [] },
    "no checkpoint is ever triggered. Add one to checkpoints.",
  ],
  [
    "one name for two inputs",
    { inputs: [input, input] },
    '"hot" is the name of two inputs. Rename one.',
  ],
  [
    "exclusive buffers at some inputs",
    { inputs: [input, { ...input, name: "cold", receiverBuffers: 1 }] },
    'input "hot" has no exclusive buffers and others have some. Set receiverBuffers to 0 for all ' +
      "inputs or for none.",
  ],
  [
    "a last checkpoint that may expire",
    { expiring: [2] },
    "expiring: 2 is not a checkpoint that another one follows (1 to the last but one).",
  ],
])("%s is refused", (_, change, problem) => {
  expect(() => {
    checkTaskSideTopology({ ...valid, ...change });
  }).toThrow(`Task side topology: ${problem}`);
});

test("the same without the mistake is accepted", () => {
  expect(() => {
    checkTaskSideTopology(valid);
  }).not.toThrow();
});
