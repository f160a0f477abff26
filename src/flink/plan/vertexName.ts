const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};

/** Undoes the HTML escapes that Flink puts into a vertex description (`JsonPlanGenerator`). */
export function unescapeHtml(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, "\n")
    .replace(/&(?:#(\d+)|#x([\da-f]+)|\w+);/gi, (entity, decimal?: string, hex?: string) => {
      const code = decimal ?? hex;
      if (code === undefined) return ENTITIES[entity.toLowerCase()] ?? entity;
      const point = parseInt(code, decimal === undefined ? 16 : 10);
      return point <= 0x10ffff ? String.fromCodePoint(point) : entity;
    })
    .replace(/<br\s*\/?>/g, "\n");
}

/**
 * The short name of a vertex: its first chained operator without arguments, and the table's name for
 * a table source. `TemporalJoin(joinType=[…]) -> Calc(…)` is `TemporalJoin`.
 *
 * @param description unescaped
 */
export function shortName(description: string): string {
  const [first = ""] = description.split("\n");
  const operator = firstOperator(first).replace(/^[:+\- ]*\[\d+\]:\s*/, "");
  const table = /^(Source: )?TableSourceScan\(table=\[\[([^\]]*?)(?:,\s*\w+=.*)?\]/.exec(operator);
  const tableName = table?.[2]?.split(",").map((part) => part.trim())[2];
  if (tableName !== undefined) return `Source: ${tableName}`;
  return operator
    .replace(/\(.*$/, "")
    .replace(/\[\d+\]$/, "")
    .trim();
}

// An arrow inside of arguments, as in a lambda or a row type, does not end the operator.
function firstOperator(chain: string): string {
  let depth = 0;
  for (let at = 0; at < chain.length; at++) {
    const character = chain[at]!;
    if ("([".includes(character)) depth++;
    if (")]".includes(character)) depth--;
    if (depth <= 0 && chain.startsWith(" -> ", at)) return chain.slice(0, at);
  }
  return chain;
}

/** Names made unique: the second `TemporalJoin` becomes `TemporalJoin (2)`. */
export function makeUnique(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let count = 2; taken.has(unique); count++) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}
