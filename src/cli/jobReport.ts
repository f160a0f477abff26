import { elide, hang, renderTable, wrap } from "../report/index.ts";
import type { Cell, Style } from "../report/index.ts";
import { counted } from "../report/index.ts";
import type { ImportedRun } from "./importJob.ts";

const LONGEST_NAME = 48;

/** What was read of a job, what of it is checked and what was left out, for the head of a report. */
export function renderImportedJob(run: ImportedRun, style: Style): string[] {
  return [
    ...renderHead(run, style),
    "",
    ...renderVertices(run, style),
    "",
    ...renderEdges(run, style),
    ...renderKeys(run, style),
    ...list("cut to a small scope, which can be searched exhaustively", run.scope.cuts, style),
    ...list("bounds of the model", run.scenario.bounds, style),
    ...list("notes", [...run.job.notes, ...run.job.keys.notes], style),
  ];
}

function renderHead({ sources, job, scope, scenario }: ImportedRun, style: Style): string[] {
  const { vertices, edges } = job;
  const { tasks, channels } = scope.job;
  return [
    style.bold(`job ${elide(job.name, style.columns - 4)}`),
    `  plan    ${sources.planPath}`,
    `  config  ${sources.configPath ?? "none, so Flink's defaults hold"}`,
    `  ${counted(vertices.length, "vertex", "vertices")} and ${counted(edges.length, "edge")} in the ` +
      `plan; ${counted(tasks.length, "task")} and ${counted(channels.length, "channel")} in the model`,
    `  checked under the variant ${scenario.model.variant}`,
  ];
}

function renderVertices({ job, scope }: ImportedRun, style: Style): string[] {
  const rows = job.vertices.map(({ id, name, role, parallelism }) => {
    const tasks = scope.job.tasks.filter(({ vertex }) => vertex === id);
    return [
      { text: elide(name, LONGEST_NAME) },
      { text: role },
      { text: String(parallelism) },
      keptCell(
        tasks.map((task) => task.name),
        style,
      ),
    ];
  });
  return renderTable(
    [
      { title: "vertex" },
      { title: "role" },
      { title: "parallelism", align: "right" },
      { title: "in the model as" },
    ],
    rows,
    style,
  );
}

function renderEdges({ job, scope }: ImportedRun, style: Style): string[] {
  const names = new Map(job.vertices.map(({ id, name }) => [id, name]));
  const vertexOf = new Map(scope.job.tasks.map(({ name, vertex }) => [name, vertex]));
  const rows = job.edges.map(({ from, to, strategy, forcedAligned }) => {
    const channels = scope.job.channels.filter(
      (channel) => vertexOf.get(channel.from) === from && vertexOf.get(channel.to) === to,
    );
    return [
      { text: elide(`${names.get(from)!} → ${names.get(to)!}`, LONGEST_NAME) },
      { text: strategy },
      { text: forcedAligned ? "forced" : "as configured" },
      keptCell(
        channels.map((channel) => `${channel.from} → ${channel.to}`),
        style,
      ),
    ];
  });
  const table = renderTable(
    [
      { title: "edge" },
      { title: "strategy" },
      { title: "alignment" },
      { title: "in the model as" },
    ],
    rows,
    style,
  );
  const forced = job.edges.filter(({ forcedAligned }) => forcedAligned);
  const reasons = forced.map(
    ({ from, to, forcedAlignedReason }) =>
      `${names.get(from)!} → ${names.get(to)!}: ${forcedAlignedReason!}`,
  );
  return [...table, ...list("always aligned, also with unaligned checkpoints", reasons, style)];
}

function keptCell(names: readonly string[], style: Style): Cell {
  return names.length === 0 ? { text: "left out", paint: style.dim } : { text: names.join(", ") };
}

function renderKeys({ job: { keys } }: ImportedRun, style: Style): string[] {
  const modelled = keys.modelled.map(
    ({ key, value, alias, meaning }) => `${alias ?? key}: ${elide(value, 24)} (${meaning})`,
  );
  const read = keys.read.map(({ key, value }) => `${key}: ${elide(value, 24)}`);
  const passedOver =
    `${counted(keys.passedOver, "other key")} passed over, which ` +
    `${keys.passedOver === 1 ? "has" : "have"} nothing to do with checkpoints`;
  return [
    ...list("configuration that shapes the model", modelled, style),
    ...list("read and checked, but without a part in the model yet", read, style),
    "",
    ...wrap(passedOver, style.columns - 2).map((line) => `  ${line}`),
  ];
}

function list(title: string, entries: readonly string[], style: Style): string[] {
  if (entries.length === 0) return [];
  return [
    "",
    `  ${style.bold(title)}`,
    ...entries.flatMap((entry) => hang("    - ", entry, style.columns)),
  ];
}
