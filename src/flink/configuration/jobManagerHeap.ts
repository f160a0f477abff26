import { ModelError } from "../../checker/errors.ts";
import type { Configuration } from "./configuration.ts";
import { formatMemoryBytes } from "./memory.ts";

const BYTES_PER_MIB = 1024 * 1024;
const DISTRIBUTION_PROCESS_SIZE_BYTES = 1600 * BYTES_PER_MIB;
const NO_SIZE =
  "No JobManager memory size is set, so jobmanager.memory.process.size is taken as 1600m, as " +
  "Flink's distribution ships it.";

/** The heap of the JobManager and the assumptions it was computed with. */
export interface JobManagerHeap {
  readonly heapMiB: number;
  readonly notes: readonly string[];
}

/**
 * The JobManager's heap as Flink derives it (`JobManagerProcessUtils`): given, or what the Flink or
 * the process size leaves. heap = process - off-heap - metaspace - JVM overhead, where the overhead
 * is a fraction of the process between a least and a most size.
 *
 * @throws ModelError where nothing is left for the heap.
 */
export function computeJobManagerHeap(configuration: Configuration): JobManagerHeap {
  const heapBytes = configuration.get("jobmanager.memory.heap.size");
  if (heapBytes !== undefined) {
    return { heapMiB: toMiB(configuration, "heap", heapBytes, heapBytes), notes: [] };
  }
  const offHeapBytes = configuration.get("jobmanager.memory.off-heap.size");
  const flinkBytes = configuration.get("jobmanager.memory.flink.size");
  if (flinkBytes !== undefined) {
    const rest = flinkBytes - offHeapBytes;
    return { heapMiB: toMiB(configuration, "flink", flinkBytes, rest), notes: [] };
  }
  const configuredBytes = configuration.get("jobmanager.memory.process.size");
  const processBytes = configuredBytes ?? DISTRIBUTION_PROCESS_SIZE_BYTES;
  const metaspaceBytes = configuration.get("jobmanager.memory.jvm-metaspace.size");
  const overheadBytes = computeOverhead(configuration, processBytes);
  const rest = processBytes - offHeapBytes - metaspaceBytes - overheadBytes;
  return {
    heapMiB: toMiB(configuration, "process", processBytes, rest),
    notes: configuredBytes === undefined ? [NO_SIZE] : [],
  };
}

function computeOverhead(configuration: Configuration, processBytes: number): number {
  const least = configuration.get("jobmanager.memory.jvm-overhead.min");
  const most = configuration.get("jobmanager.memory.jvm-overhead.max");
  const fraction = configuration.get("jobmanager.memory.jvm-overhead.fraction");
  if (least > most) {
    throw new ModelError(
      `${configuration.place("jobmanager.memory.jvm-overhead.min")} is ${formatMemoryBytes(least)}, ` +
        `more than jobmanager.memory.jvm-overhead.max, ${formatMemoryBytes(most)}.`,
    );
  }
  return Math.min(Math.max(Math.floor(processBytes * fraction), least), most);
}

function toMiB(
  configuration: Configuration,
  given: "heap" | "flink" | "process",
  givenBytes: number,
  heapBytes: number,
): number {
  if (heapBytes < BYTES_PER_MIB) {
    throw new ModelError(
      `${configuration.place(`jobmanager.memory.${given}.size`)} is ${formatMemoryBytes(givenBytes)}, ` +
        "which leaves no heap for the JobManager.",
    );
  }
  return Math.floor(heapBytes / BYTES_PER_MIB);
}
