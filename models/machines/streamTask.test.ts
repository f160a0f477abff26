import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { streamTask } from "./streamTask.ts";
import type { StreamTaskInput } from "./streamTask.ts";

function newTask(changes: Partial<StreamTaskInput>) {
  return new MachineUnderTest(streamTask, {
    channels: 2,
    stallsAfter: null,
    recordsTakeTime: false,
    outputsPerRecord: 1,
    plan: ["TIMEOUTABLE_ALIGNED", "ALIGNED"],
    ...changes,
  });
}

function record(channel: number, sequence: number) {
  return { type: "record", channel, sequence } as const;
}

function trigger(checkpoint: number) {
  return { type: "triggerCheckpoint", checkpoint } as const;
}

test("numbers its outputs through, from whichever channel the record came", () => {
  const task = newTask({});
  expect(task.send(record(0, 1))).toEqual([{ type: "output", sequence: 1 }]);
  expect(task.send(record(1, 1))).toEqual([{ type: "output", sequence: 2 }]);
});

test("a flatMap puts the second output out as it finishes, and takes no barrier until then", () => {
  const task = newTask({ outputsPerRecord: 2, recordsTakeTime: true });
  expect(task.send(record(0, 1))).toEqual([{ type: "output", sequence: 1 }]);
  expect(task.send(trigger(1))).toBe("refused");
  expect(task.send({ type: "takeTurn" })).toBe("refused");
  expect(task.send({ type: "finishRecord" })).toEqual([{ type: "furtherOutput", sequence: 2 }]);
  expect(task.send(record(0, 2))).toEqual([{ type: "output", sequence: 3 }]);
});

test("sends its barrier before the snapshot, as the checkpoint is aligned", () => {
  const task = newTask({});
  expect(task.send(trigger(2))).toEqual([
    { type: "barrier", checkpoint: 2, alignment: "ALIGNED" },
    { type: "snapshot", checkpoint: 2, state: [[], []] },
  ]);
});

test("its barrier overtakes once the alignment has timed out, and only that one", () => {
  const task = newTask({ plan: ["TIMEOUTABLE_ALIGNED", "TIMEOUTABLE_ALIGNED"] });
  task.send({ type: "initInputsCheckpoint", checkpoint: 1 });
  expect(task.send(trigger(1))).toMatchObject([{ alignment: "UNALIGNED" }, {}]);
  expect(task.send(trigger(2))).toMatchObject([{ alignment: "TIMEOUTABLE_ALIGNED" }, {}]);
});

test("without an output it puts out neither records nor barriers", () => {
  const task = newTask({ outputsPerRecord: 0, plan: [] });
  expect(task.send(record(0, 1))).toEqual([]);
  expect(task.send(trigger(1))).toMatchObject([{ type: "snapshot" }]);
});
