import { closest, distance } from "fastest-levenshtein";

/**
 * ` Did you mean "x"?` for the known name nearest to a mistyped one, or an empty string where none
 * is near. Ready to be put at the end of an error message.
 */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
}

/** The known name within a third of `name`'s length in edits, if there is one. */
function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(name, known);
  return distance(name, nearest) <= Math.max(2, name.length / 3) ? nearest : undefined;
}
