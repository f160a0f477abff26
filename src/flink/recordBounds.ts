/** The first source runs ahead of the others: that is the skew an alignment has to bear. */
export const HOT_RECORDS = 2;
export const COLD_RECORDS = 1;

/** The sentence that tells how many records there are, and why no more. */
export function describeRecords(
  sources: readonly { readonly name: string; readonly records: number }[],
): string {
  const records = sources.map(({ name, records: count }) => `${name} ${count}`).join(", ");
  return (
    `Records are cut to a few a source (${records}), because what matters is which come before a ` +
    "barrier and which after it."
  );
}
