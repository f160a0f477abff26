import { ModelError } from "../../checker/errors.ts";
import { readInputFile } from "../inputFile.ts";
import { toEdge } from "./edges.ts";
import type { JobEdge, JobPlan, JobVertex, VertexRole } from "./jobGraph.ts";
import { parseJson } from "./json.ts";
import { toPlan } from "./schema.ts";
import type { Plan, PlanNode } from "./schema.ts";
import { makeUnique, shortName, unescapeHtml } from "./vertexName.ts";

/**
 * Reads a job plan as Flink's REST API answers it (`GET /jobs/:jobid/plan`).
 *
 * @throws ModelError where the file is missing, is not JSON, is no plan, or its graph is broken.
 */
export function readJobPlan(file: string): JobPlan {
  return parseJobPlan(file, readInputFile(file, "job plan"));
}

/** `readJobPlan` for a text; the file is for messages. */
export function parseJobPlan(file: string, text: string): JobPlan {
  const plan = toPlan(file, parseJson(file, text));
  const nodes = indexNodes(file, plan);
  const names = nameNodes(plan.nodes);
  const edges = plan.nodes.flatMap((node) => edgesInto(file, node, nodes, names));
  const ordered = orderByDataFlow(file, plan.nodes, names);
  const consumed = new Set(edges.map(({ from }) => from));
  return {
    name: plan.name ?? "job",
    vertices: ordered.map((node) => toVertex(node, names.get(node.id)!, !consumed.has(node.id))),
    edges,
    notes: edges.flatMap((edge) => noteEdge(edge, names)),
  };
}

function indexNodes(file: string, plan: Plan): ReadonlyMap<string, PlanNode> {
  if (plan.nodes.length === 0) throw new ModelError(`${file} is a job plan without vertices.`);
  const nodes = new Map<string, PlanNode>();
  for (const node of plan.nodes) {
    if (nodes.has(node.id)) {
      throw new ModelError(`${file}: two vertices have the id "${node.id}".`);
    }
    nodes.set(node.id, node);
  }
  return nodes;
}

function nameNodes(nodes: readonly PlanNode[]): ReadonlyMap<string, string> {
  const names = nodes.map((node) => {
    const name = shortName(unescapeHtml(node.description ?? ""));
    return name === "" ? `vertex ${node.id.slice(0, 8)}` : name;
  });
  return new Map(makeUnique(names).map((name, index) => [nodes[index]!.id, name]));
}

function edgesInto(
  file: string,
  node: PlanNode,
  nodes: ReadonlyMap<string, PlanNode>,
  names: ReadonlyMap<string, string>,
): JobEdge[] {
  return (node.inputs ?? []).map((input) => {
    const from = nodes.get(input.id);
    if (from === undefined) {
      throw new ModelError(
        `${file}: "${names.get(node.id)!}" reads from a vertex "${input.id}" that the plan does not have.`,
      );
    }
    return toEdge(input, from, node);
  });
}

/** Kahn's algorithm, which keeps the plan's own order where the data flow leaves a choice. */
function orderByDataFlow(
  file: string,
  nodes: readonly PlanNode[],
  names: ReadonlyMap<string, string>,
): readonly PlanNode[] {
  const ordered: PlanNode[] = [];
  const done = new Set<string>();
  let rest = nodes;
  while (rest.length > 0) {
    const next = rest.find((node) => (node.inputs ?? []).every(({ id }) => done.has(id)));
    if (next === undefined) throw new ModelError(describeCycle(file, rest, names, done.size === 0));
    ordered.push(next);
    done.add(next.id);
    rest = rest.filter((node) => node !== next);
  }
  return ordered;
}

function describeCycle(
  file: string,
  rest: readonly PlanNode[],
  names: ReadonlyMap<string, string>,
  hasNoSource: boolean,
): string {
  const byId = new Map(rest.map((node) => [node.id, node]));
  const path: string[] = [];
  let node = rest[0]!;
  while (!path.includes(node.id)) {
    path.push(node.id);
    node = byId.get(node.inputs!.find(({ id }) => byId.has(id))!.id)!;
  }
  // Collected against the data flow, so the walk is turned round.
  const cycle = [...path.slice(path.indexOf(node.id)), node.id].reverse();
  const drawn = cycle.map((id) => names.get(id)!).join(" -> ");
  const source = hasNoSource ? "no vertex is a source, and " : "";
  return `${file}: ${source}these vertices feed each other: ${drawn}.`;
}

function toVertex(node: PlanNode, name: string, isTerminal: boolean): JobVertex {
  const inputs = (node.inputs ?? []).map(({ id }) => id);
  const { id, parallelism } = node;
  return { id, name, role: roleOf(inputs.length, isTerminal), isTerminal, parallelism, inputs };
}

function roleOf(inputCount: number, isTerminal: boolean): VertexRole {
  if (inputCount === 0) return "source";
  if (inputCount >= 2) return "join";
  return isTerminal ? "sink" : "operator";
}

function noteEdge(edge: JobEdge, names: ReadonlyMap<string, string>): string[] {
  const drawn = `${names.get(edge.from)!} -> ${names.get(edge.to)!}`;
  const notes: string[] = [];
  if (!edge.carriesBarriers) {
    notes.push(`${drawn} is a ${edge.exchange} exchange, which carries no barriers.`);
  }
  if (edge.strategy === "UNKNOWN") {
    notes.push(`${drawn} names no ship strategy, so it is taken to connect all with all.`);
  }
  return notes;
}
