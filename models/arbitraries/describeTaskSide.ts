import type { TaskSideTopology } from "../taskSideTopology.ts";
import { explicit } from "./explicitTopology.ts";
import type { ExplicitInput, ExplicitTopology } from "./explicitTopology.ts";

/**
 * A task side in one line; the numbers in brackets are the buffers of sender and receiver:
 * `input1: no record [3+3]; input2: 2 records [3+1], ends; checkpoint, savepoint; 1 crash`.
 */
export function describeTaskSide(topology: TaskSideTopology): string {
  const job = explicit(topology);
  return [
    ...job.inputs.map(describeInput),
    job.checkpoints.join(", "),
    ...describeTrouble(job),
    ...describeTask(job),
  ].join("; ");
}

function describeInput(input: ExplicitInput): string {
  const { name, records, senderBuffers, receiverBuffers } = input;
  const amount = records === 0 ? "no record" : count(records, "record");
  return [
    `${name}: ${amount} [${senderBuffers}+${receiverBuffers}]`,
    ...(input.supportsUnaligned ? [] : ["forced to align"]),
    ...(input.ends ? ["ends"] : []),
    ...(input.declines.length > 0 ? [`may decline ${input.declines.join(" and ")}`] : []),
  ].join(", ");
}

function describeTrouble({ crashes, expiring, lateAcknowledgements }: ExplicitTopology): string[] {
  return [
    ...(crashes > 0 ? [crashes === 1 ? "1 crash" : `${crashes} crashes`] : []),
    ...(expiring.length > 0 ? [`${expiring.join(" and ")} may expire`] : []),
    ...(lateAcknowledgements ? ["late acknowledgements"] : []),
  ];
}

function describeTask(topology: ExplicitTopology): string[] {
  const { stallsAfter, recordsTakeTime, alignmentCap, floatingBuffers, output } = topology;
  return [
    ...(floatingBuffers > 0 ? [count(floatingBuffers, "floating buffer")] : []),
    ...(alignmentCap === null ? [] : [`at most ${alignmentCap} set aside`]),
    ...(stallsAfter === null ? [] : [`stalls after ${stallsAfter}`]),
    ...(recordsTakeTime ? ["records take time"] : []),
    ...(output === undefined ? [] : [`output ${JSON.stringify(output)}`]),
  ];
}

function count(number: number, unit: string): string {
  return number === 1 ? `1 ${unit}` : `${number} ${unit}s`;
}
