import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../checker/errors.ts";
import { readJob } from "./job.ts";
import type { JobGraph } from "./plan/jobGraph.ts";
import { parseJobPlan } from "./plan/readJobPlan.ts";
import { cutToSmallScope } from "./smallScope.ts";
import type { SmallJob, SmallScope } from "./smallScope.ts";

const SMALL_SCOPE =
  "These cuts rest on the small-scope hypothesis: two channels a task, three checkpoints and two faults show nearly every known bug of the protocol.";

/** A job from lines such as `a*4 -HASH> b*2`. */
function job(...edges: readonly string[]): JobGraph {
  const nodes = new Map<string, { id: string; parallelism: number; inputs: object[] }>();
  const vertex = (text: string) => {
    const [id = "", parallelism = "1"] = text.split("*");
    const known = nodes.get(id);
    const created = { id, parallelism: Number(parallelism), inputs: [] };
    nodes.set(id, known ?? created);
    return known ?? created;
  };
  for (const edge of edges) {
    const [, from = "", strategy = "", to = ""] = /^(\S+) -(\S+)> (\S+)$/.exec(edge) ?? [];
    const [ship_strategy, exchange] = strategy.split("/");
    vertex(to).inputs.push({ id: vertex(from).id, ship_strategy, exchange });
  }
  const plan = [...nodes.values()].map((node) => ({ ...node, description: node.id }));
  return parseJobPlan("plan.json", JSON.stringify({ name: "test", nodes: plan }));
}

function drawn({ channels }: SmallJob): readonly string[] {
  return channels.map(
    ({ from, to, forcedAligned }) => `${from} ${forcedAligned ? "=" : "-"}> ${to}`,
  );
}

function example(plan: string, maxTasks?: number): SmallScope {
  const folder = new URL("../../models/examples/flink/", import.meta.url);
  const imported = readJob({ planPath: new URL(plan, folder).pathname });
  return cutToSmallScope(imported, maxTasks === undefined ? {} : { maxTasks });
}

describe("the temporal join", () => {
  it("keeps every vertex with one task", () => {
    const { job: small, cuts } = example("plan-temporal-join.json");
    expect(small.tasks.map(({ name, vertexName, role }) => [name, vertexName, role])).toEqual([
      ["source1", "Source: pv", "source"],
      ["source2", "Source: user_info", "source"],
      ["temporalJoin1", "TemporalJoin", "join"],
      ["temporalJoin2", "TemporalJoin (2)", "join"],
    ]);
    expect(drawn(small)).toEqual([
      "source1 -> temporalJoin1",
      "source2 -> temporalJoin1",
      "source1 -> temporalJoin2",
      "source2 -> temporalJoin2",
    ]);
    expect(cuts).toEqual([
      "Parallelism is cut, Source: pv from 2 to 1, Source: user_info from 2 to 1, TemporalJoin from 2 to 1 and TemporalJoin (2) from 2 to 1, because all subtasks of a vertex follow one protocol.",
      "Channels into a task are cut, TemporalJoin from 4 to 2 and TemporalJoin (2) from 4 to 2, because barriers come in every order with two.",
      SMALL_SCOPE,
    ]);
  });

  it("keeps one join where only three tasks fit", () => {
    const { job: small, cuts } = example("plan-temporal-join.json", 3);
    expect(drawn(small)).toEqual(["source1 -> temporalJoin", "source2 -> temporalJoin"]);
    expect(cuts).toContain(
      "TemporalJoin (2) is left out, because TemporalJoin has the most to align.",
    );
  });
});

describe("the word count", () => {
  it("keeps two subtasks before the window, so that there is something to align", () => {
    const { job: small, cuts } = example("plan-socket-window-wordcount.json");
    expect(small.tasks.map(({ name, vertexName, role }) => [name, vertexName, role])).toEqual([
      ["flatMap1", "Flat Map", "source"],
      ["flatMap2", "Flat Map", "source"],
      ["window", "Window", "operator"],
      ["sink", "Sink: Print to Std. Out", "sink"],
    ]);
    expect(drawn(small)).toEqual(["flatMap1 -> window", "flatMap2 -> window", "window -> sink"]);
    expect(cuts).toEqual([
      "Parallelism is cut, Flat Map from 4 to 2 and Window from 4 to 1, because all subtasks of a vertex follow one protocol.",
      "Channels into a task are cut, Window from 4 to 2, because barriers come in every order with two.",
      "Channels into a task are cut further, Sink: Print to Std. Out from 4 to 1, because alignment is checked where most of it happens.",
      "Source: Socket Stream is left out and the tasks after it act as sources, because it only hands barriers on.",
      SMALL_SCOPE,
    ]);
  });

  it("keeps its source where five tasks fit, and loses its sink where three do", () => {
    expect(drawn(example("plan-socket-window-wordcount.json", 5).job)).toEqual([
      "source -> flatMap1",
      "flatMap1 -> window",
      "source -> flatMap2",
      "flatMap2 -> window",
      "window -> sink",
    ]);
    const { job: small, cuts } = example("plan-socket-window-wordcount.json", 3);
    expect(drawn(small)).toEqual(["flatMap1 -> window", "flatMap2 -> window"]);
    expect(cuts).toContain(
      "Sink: Print to Std. Out is left out, because it comes after the task that has the most to align.",
    );
  });
});

describe("cutToSmallScope", () => {
  it("cuts nothing from a job that is small already", () => {
    const scope = cutToSmallScope(job("a -HASH> j", "b -BROADCAST> j", "j -HASH> out"));
    expect(drawn(scope.job)).toEqual(["source1 -> j", "source2 => j", "j -> sink"]);
    expect(scope.cuts).toEqual([]);
  });

  it("folds operators that only pass barriers on, first", () => {
    const scope = cutToSmallScope(
      job("a*2 -FORWARD> map*2", "map*2 -HASH> window*2", "window*2 -FORWARD> out*2"),
    );
    expect(drawn(scope.job)).toEqual(["source1 -> window", "source2 -> window", "window => sink"]);
    expect(scope.cuts).toContain(
      "map is folded into the task before it, because it has one channel in and so nothing to align.",
    );
  });

  it("keeps two of many inputs, those with the most channels", () => {
    const scope = cutToSmallScope(
      job("a -HASH> u", "b*8 -HASH> u", "c*3 -HASH> u", "u -HASH> out"),
    );
    expect(scope.job.tasks.map(({ vertexName }) => vertexName)).toEqual(["b", "c", "u", "out"]);
    expect(scope.cuts).toContain("a is left out, because u has the most to align.");
  });

  it("feeds a self join from two tasks of one vertex", () => {
    const scope = cutToSmallScope(job("a -HASH> j", "a -REBALANCE> j"));
    expect(drawn(scope.job)).toEqual(["source1 -> j", "source2 -> j"]);
  });

  it("follows no blocking exchange", () => {
    const scope = cutToSmallScope(job("a -HASH/blocking> b*2", "b*2 -HASH> c"));
    expect(drawn(scope.job)).toEqual(["b1 -> sink", "b2 -> sink"]);
    expect(scope.cuts).toContain(
      "a -> b is left out, because a blocking exchange carries no barriers.",
    );
  });

  it("shortens a chain without anything to align", () => {
    const scope = cutToSmallScope(job("a -HASH> b", "b -HASH> c", "c -HASH> d", "d -HASH> e"));
    expect(drawn(scope.job)).toEqual(["source -> b", "b -> d", "d -> sink"]);
  });

  it.each([2, 3.5, NaN])("refuses %d tasks", (maxTasks) => {
    expect(() => cutToSmallScope(job("a -HASH> b"), { maxTasks })).toThrow(
      new ModelError(
        `maxTasks is ${maxTasks}; it has to be a whole number of at least 3, for a task that aligns and the two that feed it.`,
      ),
    );
  });
});

const strategy = fc.constantFrom("HASH", "REBALANCE", "FORWARD", "BROADCAST", "HASH/blocking");

/** A random job: vertex n reads from vertices below n. */
const randomJob = fc
  .array(
    fc.record({
      parallelism: fc.integer({ min: 1, max: 4 }),
      inputs: fc.array(fc.tuple(fc.nat(), strategy), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((vertices) => {
    const edges = vertices.flatMap(({ parallelism, inputs }, index) =>
      (index === 0 ? [] : inputs).map(([pick, how]) => {
        const from = pick % index;
        return `v${from}*${vertices[from]!.parallelism} -${how}> v${index}*${parallelism}`;
      }),
    );
    return job(...(edges.length === 0 ? ["v0 -HASH> v1"] : edges));
  });

describe("every cut", () => {
  it("is small, connected and acyclic, and still aligns", () => {
    fc.assert(
      fc.property(randomJob, fc.integer({ min: 3, max: 6 }), (graph, maxTasks) => {
        const { tasks, channels } = cutToSmallScope(graph, { maxTasks }).job;
        const names = tasks.map(({ name }) => name);
        const into = (task: string) => channels.filter(({ to }) => to === task);

        expect(tasks.length).toBeLessThanOrEqual(maxTasks);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z][\w-]*$/);
        for (const name of names) expect(into(name).length).toBeLessThanOrEqual(2);
        expect(new Set(channels.map(({ from, to }) => `${from} ${to}`)).size).toBe(channels.length);
        // Tasks are in the order of the data flow, so no channel leads back.
        for (const { from, to } of channels)
          expect(names.indexOf(from)).toBeLessThan(names.indexOf(to));
        expect(reachable(names[0]!, channels)).toBe(names.length);

        const aligns = graph.vertices.some(
          ({ id, parallelism }) => channelsInto(graph, id) / parallelism > 1,
        );
        expect(names.some((name) => into(name).length === 2)).toBe(aligns);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same every time", () => {
    fc.assert(
      fc.property(randomJob, (graph) => {
        expect(cutToSmallScope(graph)).toEqual(cutToSmallScope(graph));
      }),
    );
  });
});

function channelsInto(graph: JobGraph, vertex: string): number {
  return graph.edges
    .filter(({ to, carriesBarriers }) => to === vertex && carriesBarriers)
    .reduce((sum, { channels }) => sum + channels, 0);
}

function reachable(start: string, channels: SmallJob["channels"]): number {
  const reached = new Set([start]);
  for (const task of reached) {
    for (const { from, to } of channels) {
      if (from === task) reached.add(to);
      if (to === task) reached.add(from);
    }
  }
  return reached.size;
}
