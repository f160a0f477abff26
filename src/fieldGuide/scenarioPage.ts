import { families, modelByName } from "../../properties/index.ts";
import { checkExhaustively, type CheckResult } from "../checker/search/index.ts";
import { mutantModels } from "./mutantModels.ts";
import type { RegressionFile } from "./regressions.ts";

/** Checks every built-in scenario under its correct variants, family by family. */
export async function checkAllScenarios(): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { scenarios } of families) {
    for (const { name, variants } of scenarios) {
      for (const variant of variants) {
        results.push(await checkExhaustively(modelByName(families, name, variant)));
      }
    }
  }
  return results;
}

/** The page of scenarios: what each teaches, what was explored, and what its remedy costs. */
export function scenarioPage(results: readonly CheckResult[]): string {
  return [
    "# Scenarios",
    "",
    "Written by `npm run reports`. Every built-in scenario under its correct variants, explored",
    "exhaustively; the numbers of states are pinned by tests.",
    ...families.flatMap(({ name, scenarios }) => [
      "",
      `## ${capitalized(name)}`,
      ...scenarios.flatMap(({ name: scenario, lesson }) => [
        "",
        `### ${scenario}`,
        "",
        lesson,
        "",
        ...resultTable(results.filter((result) => result.scenario === scenario)),
      ]),
    ]),
    "",
  ].join("\n");
}

function resultTable(results: readonly CheckResult[]): string[] {
  const measures = results[0]?.measures ?? [];
  const titles = ["variant", "distinct states", "transitions", "depth", "properties"];
  const columns = [...titles, ...measures.map(({ measure, unit }) => `most ${measure} (${unit})`)];
  return [
    `| ${columns.join(" | ")} |`,
    `|---|--:|--:|--:|---${"|--:".repeat(measures.length)}|`,
    ...results.map((result) => {
      const { states, transitions, depth } = result.statistics;
      const counts = [states, transitions, depth].map((count) => count.toLocaleString("en-US"));
      const maxima = (result.measures ?? []).map(({ maximum }) => String(maximum));
      return `| ${[result.variant, ...counts, verdictsOf(result), ...maxima].join(" | ")} |`;
    }),
  ];
}

function verdictsOf({ properties }: CheckResult): string {
  const others = properties.filter(({ verdict }) => verdict !== "holds");
  const holding = `${properties.length - others.length} hold`;
  return [holding, ...others.map(({ property, verdict }) => `${property}: ${verdict}`)].join(", ");
}

/** The page of mutants: which property kills which bug, how soon. */
export function mutantPage(regressions: readonly RegressionFile[]): string {
  return [
    "# Mutants",
    "",
    "Written by `npm run reports`. Each is a correct variant with one bug put back. The schedule is in",
    "`reports/regressions/`; no shorter one exists.",
    "",
    "| mutant | bug | breaks | killed by | in scenario | shortest trace |",
    "|---|---|---|---|---|--:|",
    ...mutantModels().map(({ mutant }) => {
      const { steps } = regressions.find(({ name }) => name === `${mutant.name}.json`)!;
      const { name, description, mutates, killedBy, scenario } = mutant;
      return `| ${[name, description, mutates, killedBy, scenario, `${steps} steps`].join(" | ")} |`;
    }),
    "",
  ].join("\n");
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
