import type { VertexRole } from "../plan/jobGraph.ts";
import type { Task, TaskGraph } from "./taskGraph.ts";

const MAX_LENGTH = 24;

/**
 * A short name for every task, by its id: `source1`, `temporalJoin`, `sink`. Sources and sinks are
 * called so, others after their vertex; a number is added where two would be called the same.
 */
export function nameTasks(graph: TaskGraph): ReadonlyMap<string, string> {
  const bases = graph.tasks.map(baseName);
  const names = new Map<string, string>();
  graph.tasks.forEach(({ id }, index) => {
    const base = bases[index]!;
    const isShared = bases.filter((other) => other === base).length > 1;
    names.set(id, isShared ? numbered(base, [...bases, ...names.values()]) : base);
  });
  return names;
}

function baseName({ vertex }: Task): string {
  return plainName(vertex.role) ?? camelCase(vertex.name.replace(/ \(\d+\)$/, ""));
}

function plainName(role: VertexRole): string | undefined {
  return role === "source" || role === "sink" ? role : undefined;
}

function camelCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  const cut = (joined[0] ?? "").toLowerCase() + joined.slice(1, MAX_LENGTH);
  return /^[a-z]/.test(cut) ? cut : `task${cut}`;
}

function numbered(base: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${base}${number}`)) number++;
  return `${base}${number}`;
}
