import { recordsIn } from "../../models/barriers.ts";
import type { ChannelElement } from "../../models/barriers.ts";
import { OUTPUT, partsOf } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import type {
  InputDescription,
  OutputDescription,
  TaskSideTopology,
} from "../../models/taskSideTopology.ts";
import { always, contextOf } from "../../src/checker/property/index.ts";
import type { AlwaysProperty, StateView } from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** Backpressure instead of memory: a queue never holds more data than it has buffers (P-BUF). */
export const bufferBounds: TaskSideProperty = {
  name: "buffer bounds",
  description:
    "No sender's queue holds more data than its quota, and of overdraft buffers only what finishes a " +
    "record; no receiver's more than its own buffers and those of the pool, but for what a restore " +
    "has put there.",
  // A restore may bring more recovered buffers than fit; Flink hands them in one by one.
  appliesTo: ({ crashes }) => crashes === 0,
  build,
};

function build({ topology }: TaskSideSystem): AlwaysProperty {
  return always(bufferBounds.name, {
    description: bufferBounds.description,
    reads: [
      ...topology.inputs
        .map(partsOf)
        .flatMap(({ subpartition, channel }) => [subpartition, channel]),
      ...(topology.output === undefined ? [] : [OUTPUT]),
    ],
    premise: (view) => topology.inputs.some((input) => dataIn(view, partsOf(input).channel) > 0),
    holds: (view) => describeExcess(topology, view).length === 0,
    explain: (view) => describeExcess(topology, view).join(" "),
  });
}

function describeExcess(topology: TaskSideTopology, view: StateView): readonly string[] {
  const { inputs, output } = topology;
  const excess = inputs.flatMap((input) => {
    const { subpartition, channel } = partsOf(input);
    return [
      ...describe(view, subpartition, input.senderBuffers),
      ...describe(view, channel, receiverBound(topology, input)),
    ];
  });
  return output === undefined ? excess : [...excess, ...describeOutput(output, view)];
}

/** Overdraft is for the rest of a record: what begins one has to lie within the quota (A3). */
function describeOutput(
  { buffers, overdraft = 0, outputsPerRecord = 1 }: OutputDescription,
  view: StateView,
): readonly string[] {
  const records = recordsOf(view, OUTPUT);
  const begun = records.findLastIndex((sequence) => (sequence - 1) % outputsPerRecord === 0);
  return [
    ...describe(view, OUTPUT, buffers + overdraft),
    ...(begun < buffers ? [] : [`${OUTPUT} has begun a record in an overdraft buffer.`]),
  ];
}

function receiverBound({ floatingBuffers = 0 }: TaskSideTopology, input: InputDescription): number {
  return input.receiverBuffers + floatingBuffers;
}

function describe(view: StateView, queue: string, buffers: number): readonly string[] {
  const data = dataIn(view, queue);
  return data <= buffers ? [] : [`${queue} holds ${data} records in ${buffers} buffers.`];
}

function dataIn(view: StateView, instance: string): number {
  return recordsOf(view, instance).length;
}

function recordsOf(view: StateView, instance: string): readonly number[] {
  const { queue } = contextOf<{ readonly queue: readonly ChannelElement[] }>(view, instance);
  return recordsIn(queue);
}
