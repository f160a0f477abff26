import type { Command } from "commander";
import { hang, pad, styleFor, type Style } from "../../report/index.ts";
import type { Catalogue } from "../catalogue.ts";
import type { CommandContext } from "../program.ts";

/** `seamcheck list`: what can be named on the command line. */
export function addListCommand(
  program: Command,
  { catalogue, surroundings }: CommandContext,
): void {
  program
    .command("list")
    .summary("list scenarios, variants, properties and mutants")
    .description("Lists what can be named on the command line, and what it stands for.")
    .option("--json", "print one JSON document")
    .action(({ json }: { readonly json?: true }) => {
      const { stdout, environment } = surroundings;
      stdout.write(
        json ? listAsJson(catalogue) : listAsText(catalogue, styleFor(stdout, environment)),
      );
    });
}

interface ListEntry {
  readonly name: string;
  readonly text: string;
}

function listAsText(catalogue: Catalogue, style: Style): string {
  const { scenarios, variants, properties, mutants, adversaries } = catalogue;
  const described = ({ name, description }: { name: string; description: string }) => ({
    name,
    text: description,
  });
  const sections = [
    section(
      "scenarios",
      scenarios.map(({ name, lesson }) => ({ name, text: lesson })),
      style,
    ),
    section("variants", variants.map(described), style),
    section("properties", properties.map(described), style),
    section(
      "mutants",
      mutants.map(({ name, description, killedBy, scenario }) => ({
        name,
        text: `${description} Killed by: ${killedBy}, in ${scenario}.`,
      })),
      style,
    ),
  ];
  sections.push(section("adversary profiles", adversaries.map(described), style));
  return `${sections.join("\n\n")}\n`;
}

function section(title: string, entries: readonly ListEntry[], style: Style): string {
  const width = Math.max(0, ...entries.map(({ name }) => name.length));
  const lines = entries.flatMap(({ name, text }) => {
    const head = `  ${pad(name, width)}  `;
    const [first = head, ...rest] = hang(head, text, style.columns);
    return [style.cyan(head) + first.slice(head.length), ...rest];
  });
  return [style.bold(title), ...lines].join("\n");
}

function listAsJson({ scenarios, variants, properties, mutants, adversaries }: Catalogue): string {
  const document = {
    format: "seamcheck-list",
    version: 1,
    scenarios: scenarios.map(({ name, lesson, variants: under }) => ({
      name,
      lesson,
      variants: under,
    })),
    variants: variants.map(({ name, description }) => ({ name, description })),
    properties: properties.map(({ name, description }) => ({ name, description })),
    mutants: mutants.map(({ name, description, mutates, killedBy, scenario }) => ({
      name,
      description,
      mutates,
      killedBy,
      scenario,
    })),
    profiles: adversaries.map(({ name, description }) => ({ name, description })),
  };
  return JSON.stringify(document, null, 2) + "\n";
}
