import type { JobEdge } from "./jobGraph.ts";
import type { PlanInput } from "./schema.ts";

const POINTWISE_STRATEGIES: readonly string[] = ["FORWARD", "RESCALE"];
const DEFAULT_EXCHANGE = "pipelined_bounded";

/** An edge with its channels, counted as A9 of the semantics note does. */
export function toEdge(
  input: PlanInput,
  from: { readonly id: string; readonly parallelism: number },
  to: { readonly id: string; readonly parallelism: number },
): JobEdge {
  const strategy = input.ship_strategy?.toUpperCase() ?? "UNKNOWN";
  const exchange = input.exchange?.toLowerCase() ?? DEFAULT_EXCHANGE;
  const isPointwise = POINTWISE_STRATEGIES.includes(strategy);
  const reason = findForcedAlignedReason(strategy);
  return {
    from: from.id,
    to: to.id,
    strategy,
    exchange,
    carriesBarriers: exchange.startsWith("pipelined"),
    forcedAligned: reason !== undefined,
    ...(reason === undefined ? {} : { forcedAlignedReason: reason }),
    isPointwise,
    channels: isPointwise
      ? Math.max(from.parallelism, to.parallelism)
      : from.parallelism * to.parallelism,
  };
}

// `RecordWriterOutput.broadcastEvent` turns the barrier of such an output into FORCED_ALIGNED.
function findForcedAlignedReason(strategy: string): string | undefined {
  switch (strategy) {
    case "FORWARD":
    case "RESCALE":
      return `${strategy} is pointwise, and in-flight data of a pointwise edge cannot be redistributed on rescaling`;
    case "BROADCAST":
      return "BROADCAST sends every record to all subtasks, and in-flight copies cannot be redistributed on rescaling";
    case "CUSTOM":
      return "CUSTOM is a partitioner of the user, and in-flight data cannot be redistributed by it on rescaling";
    default:
      return undefined;
  }
}

/** How many channels of an edge lead into one subtask, at most. */
export function channelsPerTask(edge: JobEdge, toParallelism: number): number {
  return Math.ceil(edge.channels / toParallelism);
}
