import { reachability, type Reachability } from "../checker/machine/reachability.ts";
import { surveyMachines, type MachineSurvey } from "../checker/machine/survey.ts";
import type { Model } from "../checker/property/index.ts";
import { mermaidDiagram } from "../report/mermaid.ts";

/**
 * The page of machines: for each one its diagram, how it gets into each of its states on its own,
 * and which of its transitions the scenarios take. A machine that several models use is shown with
 * what all of them together take of it.
 */
export function machinePage(models: readonly Model[]): string {
  const machines = mergeSurveys(models.flatMap(surveyMachines));
  return [
    "# Machines",
    "",
    "Written by `npm run reports`. Every machine of the built-in variants, on its own. A guarded",
    "event stands in brackets. Coverage is over all default scenarios, explored exhaustively.",
    "",
    ...machines.map(({ machine }) => `- [${machine.id}](#${machine.id.toLowerCase()})`),
    ...machines.flatMap(machineSection),
    "",
  ].join("\n");
}

/**
 * Surveys of one machine by different models, as one: the first input, all the events. Variants that
 * only provide other rules share the machine's config.
 */
function mergeSurveys(surveys: readonly MachineSurvey[]): MachineSurvey[] {
  const byConfig = new Map<object, MachineSurvey>();
  for (const survey of surveys) {
    const config: object = survey.machine.config;
    const known = byConfig.get(config);
    byConfig.set(config, known === undefined ? survey : merge(known, survey));
  }
  return [...byConfig.values()].sort((a, b) => (a.machine.id < b.machine.id ? -1 : 1));
}

function merge(known: MachineSurvey, other: MachineSurvey): MachineSurvey {
  const neverTaken = known.coverage.neverTaken.filter((name) =>
    other.coverage.neverTaken.includes(name),
  );
  const taken = known.coverage.transitions - neverTaken.length;
  return {
    ...known,
    events: [...known.events, ...other.events],
    coverage: { ...known.coverage, taken, neverTaken },
  };
}

function machineSection({ machine, input, events, coverage }: MachineSurvey): string[] {
  const distinctEvents = [...new Map(events.map((e) => [JSON.stringify(e), e])).values()];
  return [
    "",
    `## ${machine.id}`,
    "",
    "```mermaid",
    mermaidDiagram(machine),
    "```",
    "",
    ...stateTable(reachability(machine, input, distinctEvents)),
    "",
    `Transitions taken: ${coverage.taken} of ${coverage.transitions}.` +
      (coverage.neverTaken.length > 0 ? " Never taken:" : ""),
    ...(coverage.neverTaken.length > 0 ? [""] : []),
    ...coverage.neverTaken.map((name) => `- \`${name}\``),
  ];
}

function stateTable({ reachable, unreachable }: Reachability): string[] {
  return [
    "| state | shortest way into it |",
    "|---|---|",
    ...reachable
      .filter(({ state }) => state !== "(root)" || reachable.length === 1)
      .map(
        ({ state, path }) => `| ${state} | ${path.length === 0 ? "(start)" : path.join(", ")} |`,
      ),
    ...unreachable.map((state) => `| ${state} | it never rests here |`),
  ];
}
