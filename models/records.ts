/**
 * A record is an identity, never data: the partition it was read from and its position there, from
 * 1. Operators pass records on under the same identity, so that each one can be followed to the sinks.
 */
export interface RecordIdentity {
  readonly source: string;
  readonly sequence: number;
}

/** How often each record was counted, by name. Every correct count is a number of paths. */
export type RecordCounts = Readonly<Record<string, number>>;

/** `left#2`: the second record of the source `left`. */
export function nameOfRecord({ source, sequence }: RecordIdentity): string {
  return `${source}#${sequence}`;
}

/** `counts` with `record` counted once more. */
export function countRecord(counts: RecordCounts, record: RecordIdentity): RecordCounts {
  const name = nameOfRecord(record);
  return { ...counts, [name]: (counts[name] ?? 0) + 1 };
}

/** The first `offset` records of `source`, each once: what a source at that offset has emitted. */
export function recordsBefore(source: string, offset: number): RecordCounts {
  const counts: Record<string, number> = {};
  for (let sequence = 1; sequence <= offset; sequence++) {
    counts[nameOfRecord({ source, sequence })] = 1;
  }
  return counts;
}

/** The sum of several counts, as over the channels of a task. */
export function sumOfCounts(all: readonly RecordCounts[]): RecordCounts {
  const sum: Record<string, number> = {};
  for (const counts of all) {
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  }
  return sum;
}
