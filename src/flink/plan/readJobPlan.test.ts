import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ModelError } from "../../checker/errors.ts";
import { parseJson } from "./json.ts";
import { parseJobPlan, readJobPlan } from "./readJobPlan.ts";

function node(id: string, inputs: readonly object[] = [], parallelism: unknown = 2): object {
  return { id, parallelism, description: id.toUpperCase(), inputs };
}

function input(id: string, ship_strategy?: string, exchange?: string): object {
  return { num: 0, id, ship_strategy, exchange };
}

function parse(...nodes: readonly object[]) {
  return parseJobPlan("plan.json", JSON.stringify({ plan: { name: "test", nodes } }));
}

function refusal(text: string): string {
  try {
    parseJobPlan("plan.json", text);
  } catch (error) {
    expect(error).toBeInstanceOf(ModelError);
    return (error as Error).message;
  }
  throw new Error("the plan was accepted");
}

describe("a job plan", () => {
  it("has vertices in the order of the data flow, with roles", () => {
    const { vertices } = parse(
      node("out", [input("join", "REBALANCE")]),
      node("join", [input("a", "HASH"), input("map", "HASH")]),
      node("map", [input("b", "FORWARD")]),
      node("a"),
      node("b"),
    );
    expect(vertices.map(({ name, role, isTerminal }) => [name, role, isTerminal])).toEqual([
      ["A", "source", false],
      ["B", "source", false],
      ["MAP", "operator", false],
      ["JOIN", "join", false],
      ["OUT", "sink", true],
    ]);
    expect(vertices[3]!.inputs).toEqual(["a", "map"]);
  });

  it.each([
    ["HASH", 12, false],
    ["REBALANCE", 12, false],
    ["BROADCAST", 12, true],
    ["CUSTOM", 12, true],
    ["RESCALE", 4, true],
  ])("counts the channels of a %s edge", (strategy, channels, forcedAligned) => {
    const { edges } = parse(node("a", [], 3), node("b", [input("a", strategy)], 4));
    expect(edges[0]).toMatchObject({ from: "a", to: "b", strategy, channels, forcedAligned });
  });

  it("says why a pointwise edge stays aligned", () => {
    const { edges } = parse(node("a"), node("b", [input("a", "FORWARD", "pipelined_bounded")]));
    expect(edges).toEqual([
      {
        from: "a",
        to: "b",
        strategy: "FORWARD",
        exchange: "pipelined_bounded",
        carriesBarriers: true,
        forcedAligned: true,
        forcedAlignedReason:
          "FORWARD is pointwise, and in-flight data of a pointwise edge cannot be redistributed on rescaling",
        isPointwise: true,
        channels: 2,
      },
    ]);
  });

  it("notes what carries no barriers and what names no strategy", () => {
    const { edges, notes } = parse(
      node("a"),
      node("b", [input("a", "HASH", "BLOCKING")]),
      node("c", [input("b")]),
    );
    expect(edges.map(({ carriesBarriers }) => carriesBarriers)).toEqual([false, true]);
    expect(notes).toEqual([
      "A -> B is a blocking exchange, which carries no barriers.",
      "B -> C names no ship strategy, so it is taken to connect all with all.",
    ]);
  });

  it("may be the inner object, or part of a job's answer, with numbers beyond 2^53", () => {
    const inner = `{"name": "test", "nodes": [{"id": "a", "parallelism": 1, "maxParallelism": 9223372036854775807}]}`;
    const expected = {
      name: "test",
      vertices: [
        {
          id: "a",
          name: "vertex a",
          role: "source",
          isTerminal: true,
          parallelism: 1,
          inputs: [],
        },
      ],
      edges: [],
      notes: [],
    };
    expect(parseJobPlan("plan.json", inner)).toEqual(expected);
    const job = `{"jid": "1", "start-time": -1, "vertices": [], "plan": ${inner}}`;
    expect(parseJobPlan("plan.json", job)).toEqual(expected);
  });
});

describe("a broken job plan", () => {
  it("may not exist", () => {
    expect(() => readJobPlan("/no/plan.json")).toThrow(
      new ModelError('The job plan "/no/plan.json" does not exist.'),
    );
  });

  it.each([
    ["", "plan.json is empty, not JSON."],
    ["[]", "plan.json is no job plan: it holds a list."],
    [
      "{}",
      'plan.json is no job plan: there is no "nodes". It has to be an answer of GET /jobs/:jobid/plan.',
    ],
    ['{"plan": 5}', "plan.json is no job plan: plan is 5, and has to be an object."],
    ['{"plan": {"name": "x"}}', 'plan.json is no job plan: plan has no "nodes".'],
    ['{"nodes": {}}', "plan.json is no job plan: nodes is an object, and has to be a list."],
    [
      '{"errors": ["Job 1 not found"]}',
      "plan.json is an error answer of Flink, no job plan: Job 1 not found",
    ],
    ['{"plan": {"nodes": []}}', "plan.json is a job plan without vertices."],
    [
      '{"plan": {"nodes": [{"id": "a", "parallelism": 1}, {"id": "b"}]}}',
      'plan.json is no job plan: plan.nodes[1] has no "parallelism".',
    ],
    [
      '{"nodes": [{"id": "a", "parallelism": -1}]}',
      "plan.json is no job plan: nodes[0].parallelism is -1, and has to be a whole number of at least 1.",
    ],
    [
      '{"nodes": [{"id": "a", "parallelism": 1, "inputs": [{"id": null}]}]}',
      "plan.json is no job plan: nodes[0].inputs[0].id is null, and has to be a text.",
    ],
    ['{"nodes": [5]}', "plan.json is no job plan: nodes[0] is 5, and has to be an object."],
  ])("is refused: %s", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each([
    [[node("a"), node("a")], 'two vertices have the id "a".'],
    [
      [node("a"), node("b", [input("c")])],
      '"B" reads from a vertex "c" that the plan does not have.',
    ],
    [
      [
        node("a"),
        node("b", [input("a"), input("d")]),
        node("c", [input("b")]),
        node("d", [input("c")]),
      ],
      "these vertices feed each other: B -> C -> D -> B.",
    ],
    [
      [node("a", [input("b")]), node("b", [input("a")])],
      "no vertex is a source, and these vertices feed each other: A -> B -> A.",
    ],
    [[node("s"), node("a", [input("a"), input("s")])], "these vertices feed each other: A -> A."],
  ])("has a broken graph: %#", (nodes, message) => {
    expect(refusal(JSON.stringify({ nodes }))).toBe(`plan.json: ${message}`);
  });
});

describe("parseJson", () => {
  it.each([
    ['{"a":}', '1:6: not JSON: "}" does not belong here.'],
    ["{\n  'a': 1\n}", '2:3: not JSON: "\'" does not belong here.'],
    ['{\n  "a": 1,\n}', '3:1: not JSON: "}" does not belong here.'],
    ['{"a": 1 "b": 2}', '1:9: not JSON: "\\"" does not belong here.'],
    ['{"a" 1}', '1:6: not JSON: "1" does not belong here.'],
    ["[1,\n 2", "2:3: not JSON: the file ends too early."],
    ["plan: x", '1:1: not JSON: "plan" does not belong here.'],
    ['{"a": NaN}', '1:7: not JSON: "NaN" does not belong here.'],
    ["{} {}", '1:4: not JSON: "{" does not belong here.'],
    ['["a\nb"]', '1:2: not JSON: "\\"" does not belong here.'],
  ])("says where %j breaks", (text, message) => {
    expect(() => parseJson("plan.json", text)).toThrow(new ModelError(`plan.json:${message}`));
  });

  it("finds a place in every prefix of a plan, at or before its end", () => {
    const text = JSON.stringify({
      plan: { nodes: [{ id: "a\\u00e9", parallelism: 1.5e3 }, null] },
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length - 1 }), (length) => {
        const column = /:1:(\d+): not JSON/.exec(refusal(text.slice(0, length)))?.[1];
        expect(Number(column)).toBeLessThanOrEqual(length + 1);
      }),
    );
  });
});
