import type { InputDescription } from "./taskSideTopology.ts";

/** The instances that every task-side system has once; those of an input follow from its name. */
export const COORDINATOR = "coordinator";
export const BARRIER_HANDLER = "barrierHandler";
export const TASK = "task";
export const TASK_BACKEND = "task_backend";
export const RESPONDER = "task_responder";
export const MAILBOX = "task_mailbox";
export const BUFFER_POOL = "bufferPool";
export const ENVIRONMENT = "environment";
export const ABORT_HISTORY = "abortHistory";

/** The instances of the task's output, where it has one. */
export const OUTPUT = "output";
export const OUTPUT_STATE = "output_channelState";
export const SINK = "sink";
export const SINK_BACKEND = "sink_backend";

/** The instances of one input, by name. */
export interface InputParts {
  readonly source: string;
  readonly backend: string;
  readonly subpartition: string;
  readonly channel: string;
  /** Only where in-flight data is saved. */
  readonly channelState: string;
}

/** The instance names of one input: the source has the name itself. */
export function partsOf({ name }: Pick<InputDescription, "name">): InputParts {
  return {
    source: name,
    backend: `${name}_backend`,
    subpartition: `${name}_subpartition`,
    channel: `${name}_channel`,
    channelState: `${name}_channelState`,
  };
}
