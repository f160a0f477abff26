import type { TaskSideTopology } from "../../models/taskSideTopology.ts";
import {
  alignedWithTimeout,
  atLeastOnce,
  unaligned,
  type TaskSideVariant,
} from "../../models/variants/index.ts";
import { assembleTaskSide } from "../../properties/index.ts";
import type { CheckpointSettings } from "./configuration/index.ts";
import { COLD_RECORDS, describeRecords, HOT_RECORDS } from "./recordBounds.ts";
import type { JobScenario } from "./scenario.ts";
import type { SmallChannel, SmallJob } from "./smallScope.ts";

/** The barrier handler of a job that is not aligned, on the task with the most channels into it. */
export function taskSideScenario(
  name: string,
  small: SmallJob,
  settings: CheckpointSettings,
): JobScenario {
  const inputs = inputsOfFocus(small);
  const topology = topologyOf(inputs);
  const scenario = {
    name,
    topology,
    ...(inputs.length > 1 && { skew: { fast: inputs[0]!.from, slow: inputs[1]!.from } }),
  };
  return {
    model: assembleTaskSide(scenario, variantFor(settings)),
    bounds: [...describeFocus(small, inputs), ...describeBounds(topology)],
  };
}

function variantFor({ mode, alignedTimeoutMs }: CheckpointSettings): TaskSideVariant {
  if (mode === "AT_LEAST_ONCE") return atLeastOnce;
  return alignedTimeoutMs > 0 ? alignedWithTimeout : unaligned;
}

/** The channels into the task that has most of them; the first such task in data-flow order. */
function inputsOfFocus({ tasks, channels }: SmallJob): readonly SmallChannel[] {
  const byTask = tasks.map(({ name }) => channels.filter(({ to }) => to === name));
  return byTask.reduce((most, inputs) => (inputs.length > most.length ? inputs : most));
}

function topologyOf(inputs: readonly SmallChannel[]): TaskSideTopology {
  return {
    inputs: inputs.map(({ from, forcedAligned }, index) => ({
      name: from,
      records: index === 0 ? HOT_RECORDS : COLD_RECORDS,
      senderBuffers: 1,
      receiverBuffers: 1,
      supportsUnaligned: !forcedAligned,
    })),
    checkpoints: ["checkpoint", "checkpoint"],
    crashes: 1,
    lateAcknowledgements: true,
  };
}

function describeFocus({ tasks }: SmallJob, inputs: readonly SmallChannel[]): string[] {
  const focus = inputs[0]!.to;
  const left = tasks.map(({ name }) => name).filter((name) => name !== focus);
  const others = left.filter((name) => !inputs.some(({ from }) => from === name));
  const senders = inputs.map(({ from }) => from).join(" and ");
  return [
    `${focus} is the task "task" of the model, and ${senders} feed it as sources, because what is ` +
      "particular of this barrier handler happens between one task and its channels.",
    ...(others.length > 0 ? [`Left out for the same reason: ${others.join(", ")}.`] : []),
  ];
}

function describeBounds({ inputs, checkpoints, crashes }: TaskSideTopology): string[] {
  return [
    describeRecords(inputs),
    "Every channel has one buffer at its sender and one at its receiver, because full buffers are " +
      "where backpressure begins.",
    `${checkpoints.length} checkpoints are triggered and ${crashes} crash may happen, because a ` +
      "restore and the checkpoint after it show what one leaves to the next.",
  ];
}
