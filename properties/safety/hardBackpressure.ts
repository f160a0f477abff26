import { recordsIn } from "../../models/barriers.ts";
import type { PipelinedSubpartitionContext } from "../../models/machines/pipelinedSubpartition.ts";
import type { RemoteInputChannelContext } from "../../models/machines/remoteInputChannel.ts";
import type { StreamTaskContext } from "../../models/machines/streamTask.ts";
import { OUTPUT, TASK, partsOf } from "../../models/taskSideNames.ts";
import type { TaskSideSystem } from "../../models/taskSideSystem.ts";
import type { OutputDescription, TaskSideTopology } from "../../models/taskSideTopology.ts";
import { always, contextOf, sometimes } from "../../src/checker/property/index.ts";
import type {
  AlwaysProperty,
  SometimesProperty,
  StateView,
} from "../../src/checker/property/index.ts";
import type { TaskSideProperty } from "../taskSideDefinition.ts";

/** What overdraft buffers are for: backpressure finds the task between records (A3). */
export const recordsCanFinish: TaskSideProperty = {
  name: "no hard backpressure",
  description:
    "With overdraft buffers a task inside a record always has room for the rest of it, so that no " +
    "barrier ever waits for the sink.",
  // A restore may fill the output with more recovered buffers than it has.
  appliesTo: (topology) => topology.crashes === 0 && isFlatMap(topology) && hasOverdraft(topology),
  build: ({ topology }: TaskSideSystem): AlwaysProperty =>
    always(recordsCanFinish.name, {
      description: recordsCanFinish.description,
      reads: [TASK, OUTPUT],
      premise: (view) => isInsideRecord(view),
      holds: (view) => !isStuck(topology.output!, view),
      explain: (view) =>
        `the task is inside a record and all ${queued(view)} buffers of its output are taken.`,
    }),
};

/** The witness that hard backpressure was there, and that overtaking does not help against it. */
export const barrierWaitsForOutput: TaskSideProperty = {
  name: "a barrier waits for the output",
  description:
    "Some run has a barrier at the head of a channel while the task is stuck inside a record because " +
    "its output is full.",
  appliesTo: (topology) => isFlatMap(topology) && !hasOverdraft(topology),
  build: ({ topology }: TaskSideSystem): SometimesProperty => {
    const channels = topology.inputs.map((input) => partsOf(input).channel);
    return sometimes(barrierWaitsForOutput.name, {
      description: barrierWaitsForOutput.description,
      reads: [TASK, OUTPUT, ...channels],
      holds: (view) =>
        isStuck(topology.output!, view) &&
        channels.some((channel) => {
          const { queue } = contextOf<RemoteInputChannelContext>(view, channel);
          return queue[0]?.type === "barrier";
        }),
    });
  },
};

function isFlatMap({ output }: TaskSideTopology): boolean {
  return (output?.outputsPerRecord ?? 1) > 1;
}

function hasOverdraft({ output }: TaskSideTopology): boolean {
  return (output?.overdraft ?? 0) > 0;
}

function isInsideRecord(view: StateView): boolean {
  return contextOf<StreamTaskContext>(view, TASK).insideRecord;
}

function isStuck({ buffers, overdraft = 0 }: OutputDescription, view: StateView): boolean {
  return isInsideRecord(view) && queued(view) >= buffers + overdraft;
}

function queued(view: StateView): number {
  return recordsIn(contextOf<PipelinedSubpartitionContext>(view, OUTPUT).queue).length;
}
