import { expect, test } from "vitest";
import type { Move, MoveKind } from "../../src/checker/network/index.ts";
import * as roles from "./moveRoles.ts";

/** Moves as the models of all families name them, and the roles they play. */
const examples: readonly (readonly [name: string, kind: MoveKind, roles: readonly string[]])[] = [
  ["hot.emit", "progress", ["isEmission"]],
  ["source1.read", "progress", ["isEmission"]],
  ["hot.performCheckpoint", "progress", []],
  ["hot_join.deliver", "progress", ["isTransfer"]],
  ["hot_channel.deliver", "progress", ["isTransfer"]],
  ["hot_subpartition.send", "progress", ["isTransfer"]],
  ["hot_responder.deliver", "progress", ["isAcknowledgement"]],
  ["writer_notifications.deliver", "progress", ["isNotification"]],
  ["writer_notifications.lose", "fault", []],
  ["jobManager.trigger", "progress", ["isTrigger"]],
  ["checkpointCoordinator.triggerSavepoint", "progress", ["isTrigger"]],
  ["checkpointCoordinator.expire", "timeout", ["canComeAnyTime"]],
  ["coordinator.alignmentTimeout", "timeout", []],
  ["hot.declineCheckpoint", "fault", []],
  ["environment.crash", "fault", ["canComeAnyTime"]],
  ["environment.failTask", "fault", ["canComeAnyTime"]],
  ["externalSystem.timeOut", "fault", ["canComeAnyTime"]],
  ["jobManager.restart", "progress", ["isRecovery"]],
  ["jobScheduler.recover", "progress", ["isRecovery"]],
  ["sink_backend.compact", "progress", ["isCompaction"]],
  ["sink_compactor.run", "progress", ["isCompaction"]],
];

test.each(examples)("%s (%s): %j", (name, kind, expected) => {
  const [instance, event] = name.split(".") as [string, string];
  const move: Move = {
    ...{ name, instance, event, kind, parameters: {} },
    ...{ fairness: "weak", priority: 0 },
  };
  const played = Object.entries(roles).filter(([, plays]) => plays(move));
  expect(played.map(([role]) => role)).toEqual(expected);
});
