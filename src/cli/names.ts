import { ModelError } from "../checker/errors.ts";
import { didYouMean } from "../checker/suggest.ts";

/**
 * The entry called `name`.
 *
 * @throws ModelError with the nearest name where there is none.
 */
export function findByName<T extends { readonly name: string }>(
  kind: string,
  name: string,
  entries: readonly T[],
): T {
  const found = entries.find((entry) => entry.name === name);
  if (found === undefined)
    throw unknownName(
      kind,
      name,
      entries.map((entry) => entry.name),
    );
  return found;
}

/** The error for a name that is not among the known ones. */
export function unknownName(kind: string, name: string, known: readonly string[]): ModelError {
  const suggestion = didYouMean(name, known);
  const all = known.length === 0 ? `There is none at all.` : `Known: ${known.join(", ")}.`;
  return new ModelError(
    `There is no ${kind} "${name}".${suggestion === "" ? ` ${all}` : suggestion}`,
  );
}
