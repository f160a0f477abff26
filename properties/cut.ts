import { inputsOf } from "../models/topology.ts";
import type { Topology } from "../models/topology.ts";
import { recordsBefore, sumOfCounts } from "../models/records.ts";
import type { RecordCounts } from "../models/records.ts";

/** A record whose count is not what it has to be. */
export interface Miscount {
  readonly record: string;
  readonly expected: number;
  readonly actual: number;
}

/** Every record whose count in `actual` differs from that in `expected`, in order of name. */
export function compareCounts(expected: RecordCounts, actual: RecordCounts): readonly Miscount[] {
  const records = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort();
  return records
    .map((record) => ({
      record,
      expected: expected[record] ?? 0,
      actual: actual[record] ?? 0,
    }))
    .filter((miscount) => miscount.expected !== miscount.actual);
}

/**
 * What a source or task has emitted once exactly the records before the sources' offsets were
 * replayed through the job. Operators pass every record on once to each output, so a record arrives
 * as often as there are paths.
 */
export function replay(
  topology: Topology,
  offsets: Readonly<Record<string, number>>,
  vertex: string,
): RecordCounts {
  const offset = offsets[vertex];
  if (offset !== undefined) return recordsBefore(vertex, offset);
  return sumOfCounts(inputsOf(topology, vertex).map(({ from }) => replay(topology, offsets, from)));
}
