import { ModelError } from "../checker/errors.ts";
import { describeFields, type Move } from "../checker/network/index.ts";
import type { Model, Property } from "../checker/property/index.ts";
import { didYouMean } from "../checker/suggest.ts";
import { BUILT_IN_PROPERTIES } from "../checker/property/builtIn.ts";
import type { Schedule } from "../checker/trace/types.ts";
import type { Trace } from "./types.ts";

/**
 * The property of a model that has this name, or `undefined` for a built-in one.
 *
 * @throws ModelError with the nearest name for one that does not exist.
 */
export function propertyNamed(model: Model, name: string): Property | undefined {
  const builtIn: readonly string[] = Object.values(BUILT_IN_PROPERTIES);
  const property = model.properties.find((candidate) => candidate.name === name);
  if (property !== undefined || builtIn.includes(name)) return property;
  const known = [...model.properties.map((each) => each.name), ...builtIn];
  throw new ModelError(
    `Scenario "${model.scenario}" has no property "${name}".${didYouMean(name, known)} ` +
      `It has: ${known.join(", ")}.`,
  );
}

/** The same model with one of its properties alone, and nothing to measure. */
export function withProperty(model: Model, property: Property | undefined): Model {
  const { scenario, variant, network, glyphs } = model;
  const properties = property === undefined ? [] : [property];
  return { scenario, variant, network, properties, ...(glyphs && { glyphs }) };
}

/** A trace with every move by its instance, event and parameters. */
export function scheduleIn({ network }: Model, trace: Trace): Schedule {
  return trace.map((item) => {
    if (typeof item !== "string") return item;
    const move = network.moves.find((each) => isCalled(item, each));
    // One that does not exist goes on as it is: the replay explains it, with the step.
    if (move === undefined) return { move: item, parameters: {} };
    return { move: `${move.instance}.${move.event}`, parameters: move.parameters };
  });
}

/** Schedule files sort parameters, and a name that comes from one has that order. */
function isCalled(name: string, move: Move): boolean {
  if (move.name === name) return true;
  const sorted = Object.entries(move.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${move.instance}.${move.event}${describeFields(Object.fromEntries(sorted))}` === name;
}

/** The moves as timelines print them. */
export function printedMoves(schedule: Schedule): string[] {
  return schedule.map(({ move, parameters }) => move + describeFields(parameters));
}
