import type { RemoteInputChannelContext } from "../../models/machines/remoteInputChannel.ts";
import { featuresOf } from "../../models/taskSideFeatures.ts";
import { partsOf } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** The protocol survives every order of barriers; only the environment makes a task fail. */
export const noTaskFailure: TaskSideProperty = {
  name: "no task failure",
  description:
    "No assertion of the network thread ever fails, whatever barriers come in what order.",
  appliesTo: (topology, variant) => featuresOf(topology, variant).capturesChannelState,
  build,
};

function build({ topology }: TaskSideSystem): AlwaysProperty {
  const channels = topology.inputs.map((input) => partsOf(input).channel);
  return always(noTaskFailure.name, {
    description: noTaskFailure.description,
    reads: channels,
    holds: (view) => channels.every((channel) => failureOf(view, channel) === null),
    explain: (view) =>
      channels
        .filter((channel) => failureOf(view, channel) !== null)
        .map((channel) => `${channel} fails the task: ${failureOf(view, channel) ?? ""}.`)
        .join(" "),
  });
}

function failureOf(view: StateView, channel: string): string | null {
  return contextOf<RemoteInputChannelContext>(view, channel).failure;
}
