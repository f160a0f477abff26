import { inputsOf } from "../topology.ts";
import type { Topology } from "../topology.ts";

/**
 * A job in one line; the number in brackets is a channel's capacity: `source1(2 records),
 * source2(no record); task1 reads source1[4] and source2[4]; 1 checkpoint; 1 crash`.
 */
export function describeTopology(topology: Topology): string {
  const { sources, tasks, checkpoints, maxConcurrentCheckpoints, crashes } = topology;
  const atOnce = maxConcurrentCheckpoints > 1 ? `, ${maxConcurrentCheckpoints} at once` : "";
  return [
    sources.map(({ name, records }) => `${name}(${count(records, "record")})`).join(", "),
    tasks.map(({ name }) => describeTask(topology, name)).join(", "),
    `${count(checkpoints, "checkpoint")}${atOnce}`,
    count(crashes, "crash"),
  ].join("; ");
}

function describeTask(topology: Topology, task: string): string {
  const inputs = inputsOf(topology, task).map(({ from, capacity }) => `${from}[${capacity}]`);
  return `${task} reads ${inputs.join(" and ")}`;
}

function count(number: number, unit: string): string {
  if (number === 0) return `no ${unit}`;
  return number === 1 ? `1 ${unit}` : `${number} ${unit}${unit.endsWith("h") ? "es" : "s"}`;
}
