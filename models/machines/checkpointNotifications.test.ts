import { expect, test } from "vitest";
import { MachineUnderTest } from "../testing/machineUnderTest.ts";
import { checkpointNotifications } from "./checkpointNotifications.ts";

test("arrive in any order, and each at most once", () => {
  const notifications = new MachineUnderTest(checkpointNotifications, { losses: 0 });
  notifications.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
  notifications.send({ type: "notifyCheckpointComplete", checkpoint: 2 });
  expect(notifications.send({ type: "deliver", checkpoint: 2 })).toEqual([
    { type: "notifyCheckpointComplete", checkpoint: 2 },
  ]);
  expect(notifications.send({ type: "deliver", checkpoint: 2 })).toBe("refused");
  expect(notifications.send({ type: "lose", checkpoint: 1 })).toBe("refused");
});

test("of an abort repair a lost one, and say nothing before the first completion", () => {
  const notifications = new MachineUnderTest(checkpointNotifications, { losses: 1 });
  notifications.send({ type: "notifyCheckpointAborted", latestCompleted: null });
  expect(notifications.context).toMatchObject({ underWay: [] });
  notifications.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
  notifications.send({ type: "lose", checkpoint: 1 });
  notifications.send({ type: "notifyCheckpointAborted", latestCompleted: 1 });
  expect(notifications.send({ type: "deliver", checkpoint: 1 })).toHaveLength(1);
});

test("for a dead attempt reach nobody", () => {
  const notifications = new MachineUnderTest(checkpointNotifications, { losses: 0 });
  notifications.send({ type: "notifyCheckpointComplete", checkpoint: 1 });
  notifications.send({ type: "cancel" });
  expect(notifications.send({ type: "deliver", checkpoint: 1 })).toBe("refused");
});
