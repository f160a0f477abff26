import { outputsOf } from "../topology.ts";
import type { Topology } from "../topology.ts";

/**
 * The same job without the sources that nobody reads, and with its vertices called `source1`,
 * `source2`, `task1` and so on: sources in the order in which channels leave them, tasks in the order
 * they have. Jobs that differ in names only become equal. Channels keep their order, since a task
 * knows them by it.
 */
export function renumbered(topology: Topology): Topology {
  const { channels } = topology;
  const firstRead = (name: string) => channels.findIndex(({ from }) => from === name);
  const sources = topology.sources
    .filter(({ name }) => outputsOf(topology, name).length > 0)
    .toSorted((a, b) => firstRead(a.name) - firstRead(b.name));
  const names = new Map([
    ...sources.map(({ name }, index) => [name, `source${index + 1}`] as const),
    ...topology.tasks.map(({ name }, index) => [name, `task${index + 1}`] as const),
  ]);
  return {
    ...topology,
    sources: sources.map(({ name, records }) => ({ name: names.get(name)!, records })),
    tasks: topology.tasks.map(({ name }) => ({ name: names.get(name)! })),
    channels: channels.map(({ from, to, capacity }) => ({
      from: names.get(from)!,
      to: names.get(to)!,
      capacity,
    })),
  };
}
