import type { BarrierCoordinatorContext } from "../../models/machines/barrierCoordinator.ts";
import type { RemoteInputChannelContext } from "../../models/machines/remoteInputChannel.ts";
import type { StreamTaskContext } from "../../models/machines/streamTask.ts";
import { featuresOf } from "../../models/taskSideFeatures.ts";
import { COORDINATOR, TASK, partsOf } from "../../models/taskSideNames.ts";
import { contextOf, sometimes } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";
import { completedSnapshot, latestCompleted, snapshotReads } from "../taskSideView.ts";

/** Without it a consistent cut would be an empty promise. */
export const everyCheckpointCanComplete: TaskSideProperty = {
  name: "the last checkpoint completes",
  description: "Some run gets the last checkpoint of the plan completed.",
  appliesTo: () => true,
  build: () =>
    sometimes(everyCheckpointCanComplete.name, {
      description: everyCheckpointCanComplete.description,
      reads: [COORDINATOR],
      holds: (view) => {
        const { completed, plan } = contextOf<BarrierCoordinatorContext>(view, COORDINATOR);
        return completed.at(-1) === plan.length;
      },
    }),
};

/** Without it the rules of channel state would never have been put to the test. */
export const inFlightDataIsSaved: TaskSideProperty = {
  name: "in-flight data is saved",
  description:
    "Some run completes a checkpoint with records of both a sender and a receiver queue.",
  appliesTo: (topology, variant) => featuresOf(topology, variant).capturesChannelState,
  build: (system) =>
    sometimes(inFlightDataIsSaved.name, {
      description: inFlightDataIsSaved.description,
      reads: snapshotReads(system),
      holds: (view) => {
        const channels = completedSnapshot(system, view).map(({ captured }) => captured);
        return (
          channels.some(({ input }) => input.length > 0) &&
          channels.some(({ output }) => output.length > 0)
        );
      },
    }),
};

/** Without it nothing would be known of a restore. */
export const checkpointIsRestored: TaskSideProperty = {
  name: "a completed checkpoint is restored",
  description: "Some run crashes and starts again from a completed checkpoint.",
  appliesTo: ({ crashes }) => crashes > 0,
  build: () =>
    sometimes(checkpointIsRestored.name, {
      description: checkpointIsRestored.description,
      reads: [COORDINATOR],
      holds: (view) =>
        latestCompleted(view) !== null &&
        contextOf<BarrierCoordinatorContext>(view, COORDINATOR).latestRestored !== null,
    }),
};

/** What unaligned checkpoints cannot help: the witness that hard backpressure was there. */
export const barrierWaitsForRecord: TaskSideProperty = {
  name: "a barrier waits for a record",
  description: "Some run has a barrier at the head of a channel while the task is inside a record.",
  appliesTo: (topology, variant) => featuresOf(topology, variant).hasHardBackpressure,
  build: ({ topology }) => {
    const channels = topology.inputs.map((input) => partsOf(input).channel);
    return sometimes(barrierWaitsForRecord.name, {
      description: barrierWaitsForRecord.description,
      reads: [TASK, ...channels],
      holds: (view) =>
        contextOf<StreamTaskContext>(view, TASK).insideRecord &&
        channels.some((channel) => {
          const { queue } = contextOf<RemoteInputChannelContext>(view, channel);
          return queue[0]?.type === "barrier";
        }),
    });
  },
};
