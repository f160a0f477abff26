import { ModelError } from "../errors.ts";
import { didYouMean } from "../suggest.ts";
import type { InstanceMap, PortName, ReceptionName } from "./instance.ts";
import { canonicalJson, findPlainDataProblem } from "./plainData.ts";
import { findEvents, findPorts } from "./ports.ts";
import { checkProfile } from "./profile.ts";
import type { EventFields, Fairness, Move, MoveKind, Network, Wire } from "./types.ts";

/** Options of a wire. */
export interface WireOptions {
  /** A refusal by the receiver makes the whole step impossible, as a full channel does. */
  readonly blocking?: boolean;
  /** Fixed fields added to every event that passes, such as which side of a join it feeds. */
  readonly with?: EventFields;
  /** Carry only the events with these fields, such as those for one of several receivers. */
  readonly where?: EventFields;
}

/** Options of a move. */
export interface MoveOptions {
  /** Default `progress`. */
  readonly kind?: MoveKind;
  /** Default `weak` for progress, `none` for faults and timeouts. */
  readonly fairness?: Fairness;
  /** Default 0; a move exists only where no move of a higher priority does. */
  readonly priority?: number;
  /** Parameters of the injected event. */
  readonly with?: EventFields;
}

/** What `defineNetwork` is given. */
export interface NetworkDefinition<I extends InstanceMap> {
  readonly name: string;
  readonly instances: I;
  readonly wires: (
    wire: (from: PortName<I>, to: ReceptionName<I>, options?: WireOptions) => Wire,
  ) => readonly Wire[];
  readonly moves: (
    move: (target: ReceptionName<I>, options?: MoveOptions) => Move,
  ) => readonly Move[];
  /** Default 1,000. */
  readonly maxDeliveriesPerStep?: number;
}

/**
 * Builds a network and checks it: machines against the profile, names against the instances, events
 * and ports against the machines. Where instance names are literals TypeScript checks the names, too.
 *
 * @example
 * const network = defineNetwork({
 *   name: "one channel",
 *   instances: { source: instance(source, { records: 2 }), sink: instance(sink) },
 *   wires: (wire) => [wire("source.record", "sink.record", { blocking: true })],
 *   moves: (move) => [move("source.emit")],
 * });
 *
 * @throws ModelError naming the instance, wire or move that is wrong.
 */
export function defineNetwork<const I extends InstanceMap>(
  definition: NetworkDefinition<I>,
): Network<I> {
  const { name, instances } = definition;
  const names = new NameChecker(name, instances);
  const wires = definition.wires((from, to, options) => buildWire(names, from, to, options ?? {}));
  const moves = definition.moves((target, options) => buildMove(names, target, options ?? {}));
  refuseDuplicates(`Network "${name}": wire`, wires);
  refuseDuplicates(`Network "${name}": move`, moves);
  if (moves.length === 0) {
    throw new ModelError(`Network "${name}" has no moves, so nothing can ever happen in it.`);
  }
  return {
    name,
    instances,
    wires,
    moves,
    maxDeliveriesPerStep: definition.maxDeliveriesPerStep ?? 1_000,
  };
}

function buildWire(names: NameChecker, fromPort: string, toEvent: string, o: WireOptions): Wire {
  const place = `wire ${fromPort} -> ${toEvent}`;
  const [from, port] = names.port(place, fromPort);
  const [to, event] = names.reception(place, toEvent);
  const fields = names.fields(place, "with", o.with);
  const where = names.fields(place, "where", o.where);
  const name = `${fromPort}${describeFields(where)} -> ${toEvent}${describeFields(fields)}`;
  return { name, from, port, to, event, blocking: o.blocking ?? false, fields, where };
}

function buildMove(names: NameChecker, target: string, o: MoveOptions): Move {
  const place = `move ${target}`;
  const [instance, event] = names.reception(place, target);
  const parameters = names.fields(place, "with", o.with);
  const kind = o.kind ?? "progress";
  return {
    name: `${target}${describeFields(parameters)}`,
    instance,
    event,
    parameters,
    kind,
    fairness: o.fairness ?? (kind === "progress" ? "weak" : "none"),
    priority: o.priority ?? 0,
  };
}

/** `(side=left, checkpoint=1)`, or nothing where there are no fields. */
export function describeFields(fields: EventFields): string {
  const entries = Object.entries(fields);
  if (entries.length === 0) return "";
  const parts = entries.map(
    ([key, value]) => `${key}=${typeof value === "string" ? value : canonicalJson(value)}`,
  );
  return `(${parts.join(", ")})`;
}

function refuseDuplicates(what: string, named: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of named) {
    if (seen.has(name)) throw new ModelError(`${what} "${name}" is defined twice. Remove one.`);
    seen.add(name);
  }
}

/** Resolves `instance.event` names against the instances; every failure names the place. */
class NameChecker {
  readonly #network: string;
  readonly #instances: InstanceMap;
  readonly #ports = new Map<string, ReadonlySet<string> | undefined>();

  constructor(network: string, instances: InstanceMap) {
    this.#network = network;
    this.#instances = instances;
    for (const [name, { machine }] of Object.entries(instances)) {
      if (!/^[A-Za-z][\w-]*$/.test(name)) {
        this.#fail(
          `instance "${name}"`,
          `a name is letters, digits, "_" and "-", starting with a letter.`,
        );
      }
      checkProfile(name, machine);
      this.#ports.set(name, findPorts(machine));
    }
  }

  port(place: string, qualified: string): [instance: string, port: string] {
    const [instance, port] = this.#split(place, qualified);
    const ports = this.#ports.get(instance);
    if (ports !== undefined && !ports.has(port)) {
      this.#fail(
        place,
        `machine "${this.#machineId(instance)}" of instance "${instance}" never emits "${port}".` +
          didYouMean(port, [...ports]),
      );
    }
    return [instance, port];
  }

  reception(place: string, qualified: string): [instance: string, event: string] {
    const [instance, event] = this.#split(place, qualified);
    const events = findEvents(this.#instances[instance]!.machine);
    if (!events.has(event) && !events.has("*")) {
      this.#fail(
        place,
        `machine "${this.#machineId(instance)}" of instance "${instance}" has no transition on ` +
          `"${event}".${didYouMean(event, [...events])}`,
      );
    }
    return [instance, event];
  }

  fields(place: string, option: "with" | "where", fields: EventFields = {}): EventFields {
    const problem = findPlainDataProblem(fields, option);
    if (problem !== undefined) this.#fail(place, `${problem.path}: ${problem.reason}.`);
    if ("type" in fields) this.#fail(place, `"type" is the event's own name; rename the field.`);
    return fields;
  }

  #split(place: string, qualified: string): [string, string] {
    const dot = qualified.indexOf(".");
    if (dot < 0) this.#fail(place, `"${qualified}" has to read instance.event.`);
    const instance = qualified.slice(0, dot);
    if (this.#instances[instance] === undefined) {
      this.#fail(
        place,
        `there is no instance "${instance}".${didYouMean(instance, Object.keys(this.#instances))}`,
      );
    }
    return [instance, qualified.slice(dot + 1)];
  }

  #machineId(instance: string): string {
    return this.#instances[instance]!.machine.id;
  }

  #fail(place: string, problem: string): never {
    throw new ModelError(`Network "${this.#network}", ${place}: ${problem}`);
  }
}
